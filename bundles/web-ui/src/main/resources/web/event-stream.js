// SPDX-License-Identifier: Apache-2.0
// The gateway's event stream, kept open: opened again when it ends for good.
import { currentLanguage } from './i18n.js';

const PATH = '/api/v1/events';
const REOPEN_AFTER_MS = 3_000;

export class EventStream {
  #kinds;
  #on;
  #source = null;
  #reopening = 0;

  /**
   * @param kinds the names of the events that are listened to
   * @param on {opened(), told(kind, form), failed(), refused()}: failed when nothing comes any more,
   *     refused when the answer was no stream; the stream doesn't say why
   */
  constructor(kinds, on) {
    this.#kinds = kinds;
    this.#on = on;
  }

  /** Opens it in the page's language; one that is open is closed. */
  open() {
    this.close();
    const source = new EventSource(`${PATH}?language=${currentLanguage()}`);
    this.#source = source;
    source.addEventListener('open', () => this.#on.opened());
    source.addEventListener('error', () => this.#failed(source));
    for (const kind of this.#kinds) {
      source.addEventListener(kind, ({ data }) => this.#on.told(kind, JSON.parse(data)));
    }
  }

  close() {
    clearTimeout(this.#reopening);
    this.#source?.close();
    this.#source = null;
  }

  #failed(source) {
    this.#on.failed();
    // An answer that is no stream (a 503 while starting) closes it for good; else the browser retries.
    if (source === this.#source && source.readyState === EventSource.CLOSED) {
      clearTimeout(this.#reopening);
      this.#reopening = setTimeout(() => this.open(), REOPEN_AFTER_MS);
      this.#on.refused();
    }
  }
}
