/** The page in this tab, changed in place to what its HTML says now. */

import { isReaders } from "./fields.js";
import { prepareHead } from "./head.js";
import { shareIds } from "./identity.js";
import { Idiomorph } from "./idiomorph-0.8.0/idiomorph.esm.js";
import { rememberPlace } from "./place.js";

const RUN = ["", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"];

/** Return the document that a text of HTML describes. */
export function parsePage(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  // With scripting, as in the tab, all inside of a noscript is text; parsed without, its pictures would be loaded.
  page.querySelectorAll("noscript").forEach((element) => (element.textContent = element.innerHTML));
  return page;
}

/** Tell whether a page has other scripts than before: those run when a page loads, and only then. */
export function hasOtherScripts(was, now) {
  if (was) return scripts(was).join() !== scripts(now).join();
  const loaded = new Set(scripts(document));
  return scripts(now).some((script) => !loaded.has(script));
}

/**
 * Make the document that `now` describes out of the one in this tab.
 *
 * @param {Document | null} was  what the tab showed last, as its HTML said; null where that is not known
 * @param {Document} now
 * @param {{paths: Set<string> | null, version: string}} styles  style sheets to fetch again; null for all
 */
export async function morphPage(was, now, styles) {
  const applyHead = await prepareHead(was?.head ?? null, now.head, styles);
  const goBack = rememberPlace();
  applyHead();
  mergeAttributes(document.documentElement, was?.documentElement, now.documentElement);
  mergeAttributes(document.body, was?.body, now.body);
  morphBody(now.body);
  goBack();
  // What a theme's script lays out beside the text has to find its place anew.
  dispatchEvent(new Event("resize"));
}

function morphBody(wanted) {
  const takeIdsAway = shareIds(document.body, wanted);
  try {
    Idiomorph.morph(document.body, wanted, { morphStyle: "outerHTML", callbacks: CALLBACKS });
  } finally {
    takeIdsAway();
  }
}

const CALLBACKS = {
  beforeNodeMorphed: (live) => !isEdited(live),
  beforeNodeRemoved: (live) => !live.dataset?.briefgenMade,
  beforeAttributeUpdated: (name, live) => !isKept(name, live),
};

function isEdited(node) {
  return node.isContentEditable === true && node.contains(document.activeElement);
}

function isKept(name, element) {
  if (element === document.body || name.startsWith("data-briefgen-")) return true;
  // Details stay open or closed as the reader left them, whatever the HTML begins with.
  return (name === "open" && element.matches("details, dialog")) || isReaders(name, element);
}

// What scripts put on an element stays; what the HTML itself changed is changed.
function mergeAttributes(live, was, now) {
  const names = new Set([...(was?.getAttributeNames() ?? []), ...now.getAttributeNames()]);
  for (const name of names) {
    const value = now.getAttribute(name);
    const isChanged = was ? was.getAttribute(name) !== value : !live.hasAttribute(name);
    if (isChanged && value === null) live.removeAttribute(name);
    else if (isChanged) live.setAttribute(name, value);
  }
}

function scripts(page) {
  return [...page.querySelectorAll("script")].filter(runs).map((script) => {
    return JSON.stringify([script.getAttribute("src"), script.type, script.textContent]);
  });
}

function runs(script) {
  return RUN.includes(script.type.trim().toLowerCase());
}
