/** The bar at the bottom: the server makes it, this adds what needs a script. */

import { element } from "./elements.js";
import { keep, recall } from "./memory.js";
import { summary } from "./panel.js";

const FOLDED = "briefgen bar folded";

export class Bar {
  #panel;
  #problems;
  #fold;
  #isFolded = recall(FOLDED) === "yes";

  constructor(panel) {
    this.#panel = panel;
    this.#problems = button("briefgen-problems", () => panel.toggle());
    this.#fold = button("briefgen-fold", () => this.#toggle());
    panel.addEventListener("change", () => this.render());
  }

  /** Bring the buttons into the bar of now, if there is one, and up to date. */
  render() {
    const bar = document.getElementById("briefgen-bar");
    if (!bar) return;
    if (this.#fold.parentNode !== bar) bar.append(this.#problems, this.#fold);
    bar.toggleAttribute("data-briefgen-folded", this.#isFolded);
    this.#renderProblems();
    this.#fold.textContent = this.#isFolded ? "Preview" : "Hide";
    this.#fold.ariaLabel = this.#isFolded ? "Preview: show the bar" : "Hide the bar of the preview";
    this.#fold.ariaExpanded = String(!this.#isFolded);
  }

  #renderProblems() {
    const { problems, isOpen } = this.#panel;
    this.#problems.textContent = summary(problems);
    this.#problems.hidden = problems.length === 0;
    this.#problems.className = problems[0]?.severity ?? "";
    this.#problems.ariaExpanded = String(isOpen);
  }

  #toggle() {
    this.#isFolded = !this.#isFolded;
    keep(FOLDED, this.#isFolded ? "yes" : "no");
    this.render();
  }
}

function button(id, onClick) {
  const made = element("button", { type: "button", id });
  made.dataset.briefgenMade = "true";
  made.addEventListener("click", onClick);
  return made;
}
