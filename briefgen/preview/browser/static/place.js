/** Where the reader is: what stands at the top of the window, how far lists are scrolled, what has the focus. */

import { recognisable } from "./identity.js";

const MOST_ANCHORS = 24;
const scrolled = new Set();

// Only what was ever scrolled is looked at again, rather than every element of the page.
document.addEventListener("scroll", (event) => scrolled.add(event.target), { capture: true, passive: true });

/** Remember where the reader is; the returned function goes there again. */
export function rememberPlace() {
  const anchors = window.scrollY > 0 ? visibleAnchors() : [];
  const lists = [...scrolled].filter((element) => element instanceof Element && element.isConnected);
  const places = lists.map((element) => [element, element.scrollTop, element.scrollLeft]);
  const { activeElement } = document;
  return () => {
    restoreFocus(activeElement);
    places.forEach(([element, top, left]) => element.scrollTo({ top, left, behavior: "instant" }));
    scrollBackTo(anchors);
    scrolled.forEach((element) => element.isConnected || scrolled.delete(element));
  };
}

function visibleAnchors() {
  const found = [];
  for (const element of recognisable(document.body)) {
    const { top, bottom, height } = element.getBoundingClientRect();
    if (height > 0 && bottom > 0 && top < window.innerHeight && movesWithPage(element)) found.push({ element, top });
    if (found.length === MOST_ANCHORS) break;
  }
  return found;
}

// What is fixed to the window stays where it is however the page moves.
function movesWithPage(element) {
  for (let above = element; above && above !== document.body; above = above.parentElement) {
    const style = getComputedStyle(above);
    if (["fixed", "sticky"].includes(style.position)) return false;
    if (above !== element && /auto|scroll/.test(style.overflowY)) return false;
  }
  return true;
}

function scrollBackTo(anchors) {
  const anchor = anchors.find(({ element }) => element.isConnected && element.getClientRects().length > 0);
  if (!anchor) return;
  const moved = anchor.element.getBoundingClientRect().top - anchor.top;
  if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
}

function restoreFocus(element) {
  if (element && element !== document.activeElement && element.isConnected) element.focus({ preventScroll: true });
}
