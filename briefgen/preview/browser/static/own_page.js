/** The page of this tab, as the server gives it now. */

const TIME_LIMIT_MS = 15_000;
const BUILD = / data-build="(\d+)"/;

// A tab that shows the site's page for missing addresses is kept up to date like any other.
const firstStatus = performance.getEntriesByType("navigation")[0]?.responseStatus;
const wasMissing = firstStatus === 404;
// So is one that shows why there is no page yet, until there is one.
let showsFailure = firstStatus >= 500;

/**
 * Return what the own address gives.
 *
 * `kind` is "page" (with `text`), "missing", "elsewhere" (with `path`, where it leads), "failed" (with
 * `status`), "unreachable", or "foreign" for what is not HTML.
 */
export async function askForOwnPage() {
  try {
    return await read(await get("no-cache"));
  } catch {
    return { kind: "unreachable" };
  }
}

/** Return the text that this page was made from, or null where the browser no longer has it. */
export async function firstText() {
  try {
    const text = await (await get("force-cache")).text();
    return buildOf(text) === shownBuild() ? text : null;
  } catch {
    return null;
  }
}

/** Return the build that the page in this tab comes from, or null where it does not tell. */
export function shownBuild() {
  const given = document.getElementById("briefgen-bar")?.dataset.build;
  return given ? Number(given) : null;
}

/** Let the bar name another build, where the page is the same in both. */
export function tellBuild(build) {
  document.getElementById("briefgen-bar")?.setAttribute("data-build", build);
}

/** Tell whether two texts are the same page; the number of the build makes no other page. */
export function isSamePage(one, other) {
  return one.replace(BUILD, "") === other.replace(BUILD, "");
}

function buildOf(text) {
  const found = BUILD.exec(text);
  return found ? Number(found[1]) : null;
}

function get(cache) {
  const headers = { Accept: "text/html" };
  return fetch(location.href, { cache, headers, signal: AbortSignal.timeout(TIME_LIMIT_MS) });
}

async function read(answer) {
  if (answer.status === 404 && !wasMissing) return { kind: "missing" };
  if (!answer.ok && answer.status !== 404 && !showsFailure) return { kind: "failed", status: answer.status };
  if (answer.ok) showsFailure = false;
  if (!isHtml(answer)) return { kind: "foreign" };
  const path = new URL(answer.url).pathname;
  if (answer.redirected && path !== location.pathname) return { kind: "elsewhere", path };
  return { kind: "page", text: await answer.text() };
}

function isHtml(answer) {
  return /^\s*text\/html\b/i.test(answer.headers.get("Content-Type") ?? "");
}
