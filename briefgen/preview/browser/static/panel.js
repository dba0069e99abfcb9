/**
 * The overlay: problems, what is said about the page, and whether the server is there.
 *
 * It stands outside the body, which is changed in place, and in a shadow tree, where the site's styles do not
 * reach. It never takes the focus.
 */

import { dashboard } from "./address.js";
import { element, readable } from "./elements.js";
import { Folding } from "./folding.js";
import { problemItem } from "./problem_item.js";

const MOST_ITEMS = 100;
const LOST = "The preview has stopped; waiting for it.";
// A restarted connection is not worth a word.
const PATIENCE_MS = 800;
const COUNTED = [
  ["error", "error", "errors"],
  ["warning", "warning", "warnings"],
  ["info", "note", "notes"],
];

/** Return how many problems of which kind there are: "1 error, 2 warnings"; empty where there are none. */
export function summary(problems) {
  const counts = COUNTED.map(([severity, one, many]) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count && `${count} ${count === 1 ? one : many}`;
  });
  return counts.filter(Boolean).join(", ");
}

class Panel extends HTMLElement {
  #folding = new Folding();
  #problems = [];
  #items = new Map();
  #said = "";
  #isReached = true;
  #timer = 0;
  #parts = makeParts();

  constructor() {
    super();
    const { style, stack } = this.#parts;
    this.attachShadow({ mode: "open" }).append(style, stack);
    // Unstyled, it would stand in the page for a moment.
    stack.hidden = true;
    ["load", "error"].forEach((kind) => style.addEventListener(kind, () => (stack.hidden = false), { once: true }));
    this.#parts.fold.addEventListener("click", () => this.toggle());
    this.#parts.tab.addEventListener("click", () => this.toggle());
    addEventListener("keydown", (event) => this.#keyPressed(event));
  }

  /** The problems of now. */
  get problems() {
    return this.#problems;
  }

  /** Whether the list of problems is to be seen. */
  get isOpen() {
    return this.#problems.length > 0 && this.#folding.isOpen;
  }

  /** Show these problems and no others. */
  show(problems) {
    const before = summary(this.#problems);
    this.#problems = problems;
    this.#folding.take(problems);
    this.#fill();
    if (summary(problems) !== before) this.#parts.status.textContent = summary(problems) || "No problems";
    this.#render();
  }

  /** Say something about the page, with a link where it names a path; null says nothing. */
  say(notice) {
    const { text, path } = notice ?? { text: "", path: null };
    // Said once: filled again, it would be read out again, and its link would lose the focus.
    const said = `${text} ${path}`;
    if (said === this.#said) return;
    this.#said = said;
    const link = path ? [" ", element("a", { href: path }, readable(path))] : [];
    this.#parts.notice.replaceChildren(text, ...link);
    this.#parts.notice.hidden = !notice;
  }

  /** Tell whether the server is reached. */
  connected(isReached) {
    if (isReached === this.#isReached) return;
    this.#isReached = isReached;
    clearTimeout(this.#timer);
    const tell = () => (this.#parts.connection.textContent = isReached ? "" : LOST);
    if (isReached) tell();
    else this.#timer = setTimeout(tell, PATIENCE_MS);
  }

  /** Fold the list of problems, or open it. */
  toggle() {
    const hadFocus = this.shadowRoot.activeElement !== null;
    if (this.isOpen) this.#folding.fold();
    else this.#folding.open();
    this.#render();
    if (hadFocus) this.#opener()?.focus();
  }

  // Where the focus goes when what had it is folded away.
  #opener() {
    if (this.isOpen) return this.#parts.fold;
    return document.getElementById("briefgen-problems") ?? this.#parts.tab;
  }

  #keyPressed(event) {
    if (event.key === "Escape" && !event.defaultPrevented && this.isOpen) this.toggle();
  }

  #render() {
    const { list, tab, title } = this.#parts;
    list.hidden = !this.isOpen;
    title.textContent = tab.textContent = summary(this.#problems);
    tab.hidden = this.isOpen || this.#problems.length === 0 || document.getElementById("briefgen-bar") !== null;
    this.dispatchEvent(new Event("change"));
  }

  // Items that are there already stay, and with them the focus and what was selected in them.
  #fill() {
    const { items, rest } = this.#parts;
    const before = this.#items;
    this.#items = new Map(this.#problems.slice(0, MOST_ITEMS).map((problem) => keyed(problem, before)));
    before.forEach((item, key) => this.#items.has(key) || item.remove());
    [...this.#items.values()].forEach((item, at) => {
      if (items.children[at] !== item) items.insertBefore(item, items.children[at] ?? null);
    });
    const left = this.#problems.length - MOST_ITEMS;
    rest.hidden = left <= 0;
    rest.replaceChildren(...(left > 0 ? [element("a", { href: dashboard }, `${left} more`)] : []));
  }
}

function keyed(problem, before) {
  const key = JSON.stringify(problem);
  return [key, before.get(key) ?? problemItem(problem)];
}

function makeParts() {
  const style = element("link", { rel: "stylesheet", href: new URL("panel.css", import.meta.url).href });
  const connection = element("p", { className: "connection", role: "status" });
  const notice = element("p", { className: "notice", role: "status", hidden: true });
  const status = element("p", { className: "status", role: "status" });
  const title = element("h2");
  const fold = element("button", { type: "button", className: "fold", title: "Fold (Escape)" }, "Fold");
  const items = element("ol", { tabIndex: 0, ariaLabel: "Problems" });
  const rest = element("p", { className: "rest", hidden: true });
  const head = element("header", {}, title, fold);
  const list = element("section", { ariaLabel: "Problems in the preview", hidden: true }, head, items, rest);
  const tab = element("button", { type: "button", className: "tab", hidden: true });
  const stack = element("div", { className: "stack" }, connection, notice, list, tab, status);
  return { style, stack, connection, notice, status, title, fold, items, rest, list, tab };
}

/** Put the overlay into this document. */
export function openPanel() {
  customElements.define("briefgen-preview", Panel);
  return document.documentElement.appendChild(document.createElement("briefgen-preview"));
}
