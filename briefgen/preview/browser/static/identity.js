/**
 * Which element of the old page is which of the new one.
 *
 * idiomorph matches by id first and by place second. What a reader's state hangs on seldom has an id, so a
 * paragraph put in above would shift it to a neighbour. Elements that can be recognised by their words, names
 * or sources therefore bear the same id in both pages while they are compared.
 */

const PREFIX = "_briefgen-same-";
const TEXTS = "p, li, dt, dd, tr, pre, blockquote, figure, table, h1, h2, h3, h4, h5, h6";
const FIELDS = "input, textarea, select, button";
const SOURCES = "img, video, audio, iframe, object, embed";
// These hold no state, but may have the focus.
const FOCUSABLE = "a[href], summary";
const RECOGNISABLE = `${TEXTS}, ${FIELDS}, ${SOURCES}, details`;

/** Return the elements of a page that a reader would take for the same after an edit elsewhere. */
export function recognisable(root) {
  return root.querySelectorAll(RECOGNISABLE);
}

/** Give the same id to what is the same in both trees; return the function that takes the ids away. */
export function shareIds(live, wanted) {
  const others = keyed(wanted);
  const given = [];
  for (const [key, element] of keyed(live)) {
    const other = others.get(key);
    if (!other) continue;
    element.id = other.id = `${PREFIX}${given.length}`;
    given.push(element);
  }
  return () => given.forEach((element) => element.removeAttribute("id"));
}

function keyed(root) {
  const seen = new Map();
  const found = new Map();
  for (const element of nameless(root)) {
    const key = keyOf(element);
    if (key === null) continue;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    found.set(`${before} ${key}`, element);
  }
  return found;
}

function nameless(root) {
  return [...root.querySelectorAll(`${RECOGNISABLE}, ${FOCUSABLE}`)].filter((element) => !element.hasAttribute("id"));
}

function keyOf(element) {
  const detail = detailOf(element);
  return detail ? `${element.localName} ${detail}` : null;
}

function detailOf(element) {
  if (element.matches(FIELDS)) return fieldKey(element);
  return element.matches(SOURCES) ? sourceKey(element) : textKey(element);
}

function fieldKey(element) {
  if (element.localName === "button") return textKey(element);
  const isChoice = ["radio", "checkbox"].includes(element.type);
  return [element.type, element.getAttribute("name"), isChoice ? element.getAttribute("value") : ""].join(" ");
}

function sourceKey(element) {
  const bearer = element.matches("[src], [data]") ? element : element.querySelector("[src]");
  return bearer?.getAttribute("src") ?? bearer?.getAttribute("data");
}

function textKey(element) {
  const bearer = element.localName === "details" ? element.querySelector("summary") : element;
  return bearer?.textContent.trim();
}
