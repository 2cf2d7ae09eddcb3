// SPDX-License-Identifier: Apache-2.0
// A part of a page that the event stream doesn't tell of: asked for when it is shown, and again and again.
import { ControlElement } from './control-element.js';
import { ask } from './requests.js';

export class AskedElement extends ControlElement {
  static properties = {
    /** what the gateway answered, null before it did */
    answer: { state: true },
  };

  #timer = 0;

  constructor() {
    super();
    this.answer = null;
  }

  /** Where to ask; a subclass says so. */
  get path() {
    throw new Error('no path');
  }

  /** How soon to ask again, in milliseconds. */
  get every() {
    return 10_000;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ask();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Asks now. */
  async #ask() {
    clearTimeout(this.#timer);
    if (!document.hidden && !this.asking) {
      const { form } = await ask('GET', this.path);
      this.answer = form ?? this.answer;
    }
    if (this.isConnected) {
      this.#timer = setTimeout(() => this.#ask(), this.every);
    }
  }

  /** Changes it; the answer is shown at once. Gives whether it was done. */
  async change(method, path, body) {
    const { form } = await this.request(method, path, body);
    if (form) {
      if (Object.keys(form).length > 0) {
        this.answer = form;
      }
      await this.#ask();
    }
    return Boolean(form);
  }
}
