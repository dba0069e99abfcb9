/**
 * The head of the page, changed to what the HTML says now.
 *
 * Elements that the HTML never held were put there by scripts, and stay. Style sheets are loaded
 * before anything is changed, so that new words and new looks appear together.
 */

import { asWritten, fresh, isStylesheet, linksTo, load } from "./stylesheets.js";

/**
 * Load the style sheets that a new head needs, and return the function that makes it the head.
 *
 * @param {HTMLHeadElement | null} was  the head as last shown; null where that is not known
 * @param {HTMLHeadElement} now
 * @param {{paths: Set<string> | null, version: string}} changed  sheets to fetch again
 */
export async function prepareHead(was, now, changed) {
  const steps = match(now);
  const unwanted = leftOver(steps, was);
  const apply = await Promise.all([
    ...linksTo(changed.paths)
      .filter((link) => !unwanted.includes(link))
      .map((link) => loadAgain(link, changed.version, steps)),
    ...steps.filter(isNewSheet).map((step) => loadStep(step, steps)),
  ]);
  return () => {
    apply.forEach((start) => start());
    put(steps);
    unwanted.forEach((element) => element.remove());
  };
}

/** Fetch again the sheets that changed and nothing else. */
export async function renewStylesheets(changed) {
  const apply = await Promise.all(linksTo(changed.paths).map((link) => loadAgain(link, changed.version, [])));
  apply.forEach((start) => start());
}

// Each wanted element with the one that stands for it already, if any.
function match(now) {
  const free = new Set(document.head.children);
  return [...now.children].map((wanted) => {
    const live = [...free].find((element) => asWritten(element).isEqualNode(wanted)) ?? null;
    free.delete(live);
    return { wanted, live };
  });
}

function leftOver(steps, was) {
  const kept = new Set(steps.map((step) => step.live));
  const others = [...document.head.children].filter((element) => !kept.has(element));
  return others.filter((element) => (was ? isIn(was, element) : !isOftenScripted(element)));
}

function isIn(head, element) {
  const written = asWritten(element);
  return [...head.children].some((child) => child.isEqualNode(written));
}

function isOftenScripted(element) {
  return ["script", "style"].includes(element.localName);
}

function isNewSheet(step) {
  return step.live === null && isStylesheet(step.wanted);
}

async function loadStep(step, steps) {
  const last = predecessor(step, steps);
  step.live = document.importNode(step.wanted, true);
  return load(step.live, (link) => insertAfter(last, link));
}

function predecessor(step, steps) {
  const before = steps.slice(0, steps.indexOf(step)).map((other) => other.live);
  return before.findLast((live) => live?.parentNode === document.head) ?? null;
}

async function loadAgain(link, version, steps) {
  const copy = fresh(link, version);
  const start = await load(copy, () => link.after(copy));
  return () => {
    start();
    link.remove();
    steps.filter((step) => step.live === link).forEach((step) => (step.live = copy));
  };
}

// Elements move only where the order is another one: a sheet that moves is loaded again.
function put(steps) {
  let last = null;
  for (const step of steps) {
    step.live ??= document.importNode(step.wanted, true);
    if (step.live.parentNode !== document.head || !isAfter(step.live, last)) insertAfter(last, step.live);
    last = step.live;
  }
}

function insertAfter(last, element) {
  if (last) last.after(element);
  else document.head.prepend(element);
}

function isAfter(node, last) {
  return last === null || Boolean(last.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
}
