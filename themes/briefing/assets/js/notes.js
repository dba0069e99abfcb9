// Footnotes, repeated beside the text on wide screens.
const text = document.querySelector(".doc .prose");

/** Make an element that the live preview leaves alone. */
export function made(name, className, parent) {
  const element = document.createElement(name);
  element.className = className;
  element.dataset.briefgenMade = "";
  parent.append(element);
  return element;
}

/** What stands in an element, without ids, and out of the way of the Tab key. */
export function copyOf(node) {
  const copy = node.cloneNode(true);
  copy.querySelectorAll(".footnote-back, .anchor, script, img, svg").forEach((part) => part.remove());
  copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
  copy.querySelectorAll("a").forEach((link) => (link.tabIndex = -1));
  return copy.childNodes;
}

/** Repeat each footnote beside the line that refers to it, none over another. */
export function layNotes() {
  const article = text.closest(".doc");
  article.querySelector(".sidenotes")?.remove();
  const column = made("div", "sidenotes", article);
  column.setAttribute("aria-hidden", "true");
  const top = column.getBoundingClientRect().top;
  let free = 0;
  for (const note of text.querySelectorAll(".footnotes li[id]")) {
    const mark = text.querySelector(`.footnote-ref a[href="#${CSS.escape(note.id)}"]`);
    if (!mark) continue;
    const aside = made("div", "sidenote", column);
    const number = made("b", "", aside);
    number.textContent = mark.textContent;
    aside.append(...copyOf(note));
    free = Math.max(free, mark.getBoundingClientRect().top - top - 4);
    aside.style.top = `${free}px`;
    free += aside.offsetHeight + 12;
  }
  // Notes that reach below the text push the foot of the page down.
  column.style.minHeight = `${free}px`;
}
