/**
 * The states of the preview, in one stream for all tabs.
 *
 * A browser opens at most six HTTP/1.1 connections to a host, so a seventh tab with a stream of its own would
 * wait for ever. One tab, the holder of a Web Lock, has the stream and hands states on; when it
 * closes, the lock goes to the next.
 */

import { base } from "./address.js";
import { Connection } from "./connection.js";

const NAME = `briefgen ${base}`;
const EVENTS = `${base}_briefgen/events`;
const STATE = `${base}_briefgen/state`;
const TIME_LIMIT_MS = 10_000;

export class StateStream {
  #onState;
  #onChange;
  #channel = null;
  #connection = null;
  #isLost = false;
  #leaving = null;

  /** `onState` gets the JSON text of each state, `onChange` whether the server is reached. */
  constructor(onState, onChange) {
    this.#onState = onState;
    this.#onChange = onChange;
  }

  /** Join the other tabs; the state of now comes first. */
  start() {
    if (this.#leaving) return;
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    if (navigator.locks && window.BroadcastChannel) this.#share(signal);
    else this.#standAlone(signal);
    this.#ask(signal);
  }

  /** Leave the other tabs: lock, stream and channel are given back. */
  stop() {
    this.#leaving?.abort();
    this.#leaving = null;
    this.#disconnect();
    this.#channel?.close();
    this.#channel = null;
  }

  #share(signal) {
    this.#channel = new BroadcastChannel(NAME);
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    this.#channel.postMessage({ kind: "hello" });
    document.addEventListener("visibilitychange", () => this.#wake(), { signal });
    navigator.locks.request(NAME, { signal }, () => this.#lead(signal)).catch(() => {});
  }

  // The lock is held until the promise is settled.
  #lead(signal) {
    if (signal.aborted) return undefined;
    this.#connect();
    return new Promise((release) => signal.addEventListener("abort", release, { once: true }));
  }

  // Without locks each tab has its own stream, so only those that can be seen may have one.
  #standAlone(signal) {
    const follow = () => (document.hidden ? this.#disconnect() : this.#connect());
    document.addEventListener("visibilitychange", follow, { signal });
    follow();
  }

  #connect() {
    this.#connection ??= new Connection(
      EVENTS,
      (text) => this.#tell({ kind: "state", text }),
      (isReached) => this.#tell({ kind: isReached ? "reached" : "lost" }),
    );
  }

  #disconnect() {
    this.#connection?.close();
    this.#connection = null;
  }

  #tell(message) {
    this.#channel?.postMessage(message);
    this.#hear(message);
  }

  #hear(message) {
    if (message.kind === "state") this.#onState(message.text);
    if (message.kind === "reached" || message.kind === "lost") this.#changed(message.kind === "lost");
    if (message.kind === "wake") this.#connection?.wake();
    if (message.kind === "hello" && this.#connection && this.#isLost) this.#channel.postMessage({ kind: "lost" });
  }

  #changed(isLost) {
    this.#isLost = isLost;
    this.#onChange(!isLost);
  }

  // A hidden leader's timers are slowed down by the browser; messages are not.
  #wake() {
    if (this.#isLost && !document.hidden) this.#tell({ kind: "wake" });
  }

  async #ask(leaving) {
    try {
      const signal = AbortSignal.any([leaving, AbortSignal.timeout(TIME_LIMIT_MS)]);
      const answer = await fetch(STATE, { cache: "no-store", signal });
      if (answer.ok) this.#onState(await answer.text());
    } catch {
      // Whoever holds the stream tells when the server is back.
    }
  }
}
