/** Which of the site's tabs was looked at last. */

import { base } from "./address.js";
import { keepInTab, recallInTab } from "./memory.js";

const NAME = `briefgen looked at ${base}`;
const LOOKS = ["focus", "pointerdown", "keydown"];
// Long enough for tabs that a browser has slowed down to answer, short enough not to be felt.
const BIDDING_MS = 200;
const MOST_ROUNDS = 16;

export class LastLooked {
  #at = Number(recallInTab(NAME)) || 0;
  #tab = Math.random();
  #channel = null;
  #best = new Map();

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
    return bid.at > 0 && this.#best.get(round)?.tab === this.#tab;
  }

  #look() {
    this.#at = Date.now();
  }

  #weigh(bid) {
    const best = this.#best.get(bid.round);
    if (!best || bid.at > best.at || (bid.at === best.at && bid.tab > best.tab)) this.#best.set(bid.round, bid);
    if (this.#best.size > MOST_ROUNDS) this.#best.delete(this.#best.keys().next().value);
  }
}
