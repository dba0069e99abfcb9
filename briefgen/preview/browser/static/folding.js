/** Whether the list of problems is open: errors open it, the reader may fold it, new errors open it again. */

import { keepInTab, recallInTab } from "./memory.js";

const NAME = "briefgen folded";

export class Folding {
  #errors = [];
  #isOpenByHand = false;

  /** Take the problems of now. */
  take(problems) {
    this.#errors = problems.filter((problem) => problem.severity === "error").map(nameOf);
    if (problems.length === 0) this.#isOpenByHand = false;
    if (this.#errors.length === 0) keepInTab(NAME, "[]");
  }

  /** Whether the list is to be seen, as long as there is a problem. */
  get isOpen() {
    const folded = new Set(foldedErrors());
    return this.#isOpenByHand || this.#errors.some((error) => !folded.has(error));
  }

  /** Fold it until an error comes that is not there now. */
  fold() {
    this.#isOpenByHand = false;
    keepInTab(NAME, JSON.stringify(this.#errors));
  }

  /** Open it until it is folded or no problem is left. */
  open() {
    this.#isOpenByHand = true;
  }
}

// Without the line: words put in above move a problem, and it is the same one.
function nameOf({ code, path, message }) {
  return JSON.stringify([code, path, message]);
}

function foldedErrors() {
  try {
    const kept = JSON.parse(recallInTab(NAME) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
