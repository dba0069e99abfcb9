/** One page kept up to date: asked for again after each build, changed in place, or loaded anew. */

import { renewStylesheets } from "./head.js";
import { keepInTab, recallInTab } from "./memory.js";
import { hasOtherScripts, morphPage, parsePage } from "./morph.js";
import { askForOwnPage, firstText, isSamePage, shownBuild, tellBuild } from "./own_page.js";

const RELOADED = "briefgen reloaded for";
// No build: the next state is news, whichever it is.
const UNSHOWN = NaN;
const WAITS_MS = [500, 1000, 2000, 4000];

export class Updates {
  #onAnswer;
  #session = null;
  #build = shownBuild();
  #text = firstText();
  #waiting = null;
  #isRunning = false;
  #stopWaiting = () => {};

  /** `onAnswer` gets what the own address gave for a state, and the state. */
  constructor(onAnswer) {
    this.#onAnswer = onAnswer;
  }

  /** Bring the page to a state; those that come meanwhile wait, and only the newest of them is shown. */
  take(state) {
    // The first state is always news: a browser may show a page out of its cache, from an earlier session.
    if (state.build === this.#build && state.session === this.#session) return;
    this.#waiting = { state, styles: this.#stylesFor(state) };
    this.#session = state.session;
    this.#build = state.build;
    if (this.#isRunning) this.#stopWaiting();
    else this.#run();
  }

  // Null, for all, where builds were missed: nobody told what they changed.
  #stylesFor(state) {
    const before = this.#waiting ? this.#waiting.styles : new Set();
    const isOther = this.#session !== null && this.#session !== state.session;
    const steps = state.build - (this.#build ?? state.build);
    if (isOther || before === null || ![0, 1].includes(steps)) return null;
    return steps === 0 ? before : new Set([...before, ...state.styles]);
  }

  async #run() {
    this.#isRunning = true;
    try {
      for (let failures = 0; this.#waiting; ) {
        const task = this.#waiting;
        this.#waiting = null;
        failures = (await this.#show(task)) ? 0 : failures + 1;
        if (failures > 0) await this.#tryLater(task, WAITS_MS[failures - 1]);
      }
    } finally {
      this.#isRunning = false;
    }
  }

  async #tryLater(task, wait) {
    if (wait === undefined) {
      this.#build = UNSHOWN;
      return;
    }
    await new Promise((resolve) => {
      this.#stopWaiting = resolve;
      setTimeout(resolve, wait);
    });
    if (this.#waiting) this.#waiting.styles = null;
    else this.#waiting = task;
  }

  // Returns whether the server gave an answer that stands until the next build.
  async #show({ state, styles }) {
    const answer = await askForOwnPage();
    this.#onAnswer(answer, state);
    if (answer.kind === "foreign") reload(state);
    if (answer.kind === "page") await this.#change(answer.text, state, styles);
    return answer.kind !== "unreachable" && answer.status !== 503;
  }

  async #change(text, state, styles) {
    const shown = await this.#text;
    const changed = { paths: styles, version: `${state.session}-${state.build}` };
    try {
      if (shown !== null && isSamePage(shown, text)) {
        await renewStylesheets(changed);
        tellBuild(state.build);
      } else {
        await this.#morph(shown, text, state, changed);
      }
    } catch (error) {
      console.warn("briefgen: the page could not be changed in place", error);
      reload(state);
    }
  }

  async #morph(shown, text, state, changed) {
    const was = shown === null ? null : parsePage(shown);
    const now = parsePage(text);
    if (hasOtherScripts(was, now) && reload(state)) return;
    await morphPage(was, now, changed);
    this.#text = text;
    document.dispatchEvent(new CustomEvent("briefgen:update", { detail: { build: state.build } }));
  }
}

// Once for a build: a page that is another one at every look would be loaded for ever. Returns whether it is.
function reload(state) {
  const build = `${state.session} ${state.build}`;
  if (recallInTab(RELOADED) === build) return false;
  keepInTab(RELOADED, build);
  location.reload();
  return true;
}
