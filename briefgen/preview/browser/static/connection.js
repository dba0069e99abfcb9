/** Server-sent events that come back, whatever ended them. */

const WAITS_MS = [500, 1000, 2000, 4000];

export class Connection {
  #address;
  #onState;
  #onChange;
  #source = null;
  #timer = 0;
  #failures = 0;

  /**
   * Connect to an address.
   *
   * `onState` gets the text of each event `state`, `onChange` whether the server is reached.
   */
  constructor(address, onState, onChange) {
    this.#address = address;
    this.#onState = onState;
    this.#onChange = onChange;
    this.#open();
  }

  /** Try again at once where the next try would come later. */
  wake() {
    if (this.#source.readyState === EventSource.CLOSED) this.#open();
  }

  /** End it; nothing is reported any more. */
  close() {
    clearTimeout(this.#timer);
    this.#source.close();
  }

  #open() {
    clearTimeout(this.#timer);
    const source = new EventSource(this.#address);
    source.addEventListener("open", () => this.#opened());
    source.addEventListener("state", (event) => this.#onState(event.data));
    source.addEventListener("error", () => this.#failed());
    this.#source = source;
  }

  #opened() {
    this.#failures = 0;
    this.#onChange(true);
  }

  // The browser itself tries again after a broken connection, but gives up after a wrong answer.
  #failed() {
    this.#onChange(false);
    if (this.#source.readyState !== EventSource.CLOSED) return;
    const wait = WAITS_MS[Math.min(this.#failures++, WAITS_MS.length - 1)];
    this.#timer = setTimeout(() => this.#open(), wait);
  }
}
