// SPDX-License-Identifier: Apache-2.0
// A list that the gateway tells page by page, the newest first: {NAME: […], next} and ?before=NEXT for older.
import { html, nothing } from 'lit';
import { t } from './i18n.js';
import { read } from './requests.js';

/** The items of an element that is drawn anew with each page; it has one list of this kind at most. */
export class PagedList {
  /** what is known so far, the newest first; null before the first answer */
  items = null;
  /** where the older ones begin; null when there are none */
  next = null;
  /** why the last page could not be had, in a sentence */
  refusal = '';
  /** how many the last press brought; null before the first */
  #added = null;
  #asking = false;
  #turn = 0;
  #host;
  #path;
  #name;
  #key;

  /**
   * @param host the element
   * @param path gives the path with its limit, such as `/audit?limit=50`
   * @param name the member of the answer that holds the items
   * @param key gives what tells one item from another
   */
  constructor(host, { path, name, key = ({ id }) => id }) {
    this.#host = host;
    this.#path = path;
    this.#name = name;
    this.#key = key;
  }

  /** Asks for the newest; older ones that were asked for before stay, where the two meet. */
  async load() {
    this.#turn += 1;
    const turn = this.#turn;
    const { form, refusal } = await read(this.#path());
    if (turn === this.#turn) {
      this.refusal = refusal ?? '';
      if (form) {
        Object.assign(this, joined({ items: form[this.#name], next: form.next ?? null }, this, this.#key));
      }
      this.#host.requestUpdate();
    }
  }

  /** Forgets what was told: the next answer is of something else. */
  clear() {
    Object.assign(this, { items: null, next: null, refusal: '' });
    this.#added = null;
  }

  /** The button for the next page, and how many came: said aloud, for nobody sees a list grow who can't see it. */
  older(label) {
    return html`
      ${this.next === null ? nothing : html`<button type="button" class="button" data-do="older" @click=${() => this.#loadOlder()}>${label}</button>`}
      <span class="quiet" role="status" tabindex="-1">${this.#added === null ? nothing : t('table.added', { added: this.#added, all: this.items.length })}</span>`;
  }

  async #loadOlder() {
    if (this.#asking) {
      return;
    }
    const turn = this.#turn;
    this.#asking = true;
    const { form, refusal } = await read(`${this.#path()}&before=${encodeURIComponent(this.next)}`);
    this.#asking = false;
    if (turn !== this.#turn) {
      return;
    }
    this.refusal = refusal ?? '';
    if (form) {
      this.items = [...this.items, ...form[this.#name]];
      this.next = form.next ?? null;
      this.#added = form[this.#name].length;
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#keepFocus();
  }

  /** With the last page the button goes; the keyboard stays where it was, at the list's end. */
  #keepFocus() {
    const end = this.#host.querySelector('[role=status][tabindex]');
    if (this.next === null && (document.activeElement?.contains(end) ?? true)) {
      end?.focus();
    }
  }
}

/**
 * The newest page, and behind it what was known before and is older, if the two meet.
 *
 * @param newest {items, next}
 * @param known {items, next}; items may be null
 * @param key gives what tells one item from another
 */
export function joined(newest, known, key) {
  const last = newest.items.length && key(newest.items.at(-1));
  const meets = newest.next === null ? -1 : (known.items ?? []).findIndex((item) => key(item) === last);
  const older = meets < 0 ? [] : known.items.slice(meets + 1);
  return { items: [...newest.items, ...older], next: older.length ? known.next : newest.next };
}
