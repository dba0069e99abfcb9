/** Addresses of the site, read from where this module was loaded. */

/** The site's base path, such as "/" or "/briefings/". */
export const base = new URL("../", import.meta.url).pathname;

/** The page with everything that the preview knows. */
export const dashboard = `${base}_briefgen/`;

/** Return an address as a path in one spelling, or null where it leads out of the site. */
export function pathInSite(address) {
  if (typeof address !== "string" || !URL.canParse(address, location.origin)) return null;
  const url = new URL(address, location.origin);
  const path = url.pathname.replace(/\/index\.html$/, "/");
  // A path that begins with two slashes would be read as a host's name.
  const isInside = url.origin === location.origin && path.startsWith(base) && !path.startsWith("//");
  return isInside ? path : null;
}

/** Return the path of the page in this tab, spelt as `pathInSite` does. */
export function ownPath() {
  return pathInSite(location.href) ?? location.pathname;
}
