/** Style sheets that take the place of others without a moment between. */

const TIME_LIMIT_MS = 4000;
// Loads without applying: a browser fetches sheets for other media as well.
const NOT_YET = "not all";

// A sheet whose bytes changed stands in the page under an address of its own, not the one in the HTML.
const writtenAddresses = new WeakMap();

/** Tell whether an element loads a style sheet that applies. */
export function isStylesheet(element) {
  if (element.localName !== "link") return false;
  return element.relList.contains("stylesheet") && !element.relList.contains("alternate");
}

/** Return a copy of an element of the head as it stands in the HTML. */
export function asWritten(element) {
  const copy = element.cloneNode(true);
  if (writtenAddresses.has(element)) copy.setAttribute("href", writtenAddresses.get(element));
  return copy;
}

/** Return the links in the head whose sheet is one of `paths`; all of the site's where `paths` is null. */
export function linksTo(paths) {
  return [...document.head.querySelectorAll("link[href]")].filter((link) => {
    const href = asWritten(link).getAttribute("href");
    if (!isStylesheet(link) || !URL.canParse(href, document.baseURI)) return false;
    const url = new URL(href, document.baseURI);
    return url.origin === location.origin && (paths === null || paths.has(url.pathname));
  });
}

/** Return a link that fetches the same sheet again; `version` makes its address new. */
export function fresh(link, version) {
  const copy = asWritten(link);
  const href = copy.getAttribute("href");
  const url = new URL(href, document.baseURI);
  url.searchParams.set("briefgen", version);
  copy.setAttribute("href", url.href);
  writtenAddresses.set(copy, href);
  return copy;
}

/** Put a sheet into the page by `insert` and return, once it is loaded, what makes it apply. */
export async function load(link, insert) {
  const media = link.getAttribute("media");
  link.media = NOT_YET;
  const settled = new Promise((resolve) => {
    // A sheet that cannot be loaded is what the page asks for all the same.
    link.addEventListener("load", resolve, { once: true });
    link.addEventListener("error", resolve, { once: true });
    setTimeout(resolve, TIME_LIMIT_MS);
  });
  insert(link);
  await settled;
  return () => (media === null ? link.removeAttribute("media") : link.setAttribute("media", media));
}
