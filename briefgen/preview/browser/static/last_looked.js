/** Which of the site's tabs was looked at last. */

import { base } from "./address.js";
import { keepInTab, recallInTab } from "./memory.js";

const NAME = `briefgen looked at ${base}`;
const LOOKS = ["focus", "pointerdown", "keydown"];
// Long enough for tabs that a browser has slowed down to answer, short enough not to be felt.
const BIDDING_MS = 200;

export class LastLooked {
  #at = Number(recallInTab(NAME)) || 0;
  #tab = Math.random();
  #channel = null;
  #best = null;

  constructor() {
    LOOKS.forEach((kind) => addEventListener(kind, () => this.#look(), { capture: true, passive: true }));
    document.addEventListener("visibilitychange", () => document.hidden || this.#look());
    if (document.hasFocus() || (this.#at === 0 && !document.hidden)) this.#look();
  }

  /** Take part in what the tabs agree on. */
  start() {
    if (this.#channel || !window.BroadcastChannel) return;
    this.#channel = new BroadcastChannel(NAME);
    this.#channel.onmessage = ({ data }) => this.#weigh(data);
  }

  /** Take part no more; what this tab knows of itself outlives the page. */
  stop() {
    keepInTab(NAME, String(this.#at));
    this.#channel?.close();
    this.#channel = null;
  }

  /** Tell whether it is this tab; all tabs have to ask, and with the same `round`. */
  async isThis(round) {
    const bid = { round, at: this.#at, tab: this.#tab };
    this.#weigh(bid);
    this.#channel?.postMessage(bid);
    await new Promise((resolve) => setTimeout(resolve, BIDDING_MS));
    return this.#best.round === round && this.#best.tab === this.#tab && this.#at > 0;
  }

  #look() {
    this.#at = Date.now();
  }

  #weigh(bid) {
    const isBetter = this.#best?.round !== bid.round || bid.at > this.#best.at || (bid.at === this.#best.at && bid.tab > this.#best.tab);
    if (isBetter) this.#best = bid;
  }
}
