// SPDX-License-Identifier: Apache-2.0
// What cards share on which a person decides something: one request at a time, its refusal shown.
import { html, nothing } from 'lit';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';
import { ask } from './requests.js';
import { formatRemaining } from './units.js';

export class ControlElement extends LightElement {
  static properties = {
    /** the gateway's time in milliseconds */
    time: { type: Number },
    /** whether the gateway is out of reach, so that nothing can be asked */
    stale: { type: Boolean },
    asking: { state: true },
    refusal: { state: true },
  };

  constructor() {
    super();
    this.asking = false;
    this.refusal = '';
  }

  /** Whether buttons are to rest. */
  get resting() {
    return this.asking || this.stale;
  }

  /** Asks for something; gives {form} when it was done, else shows the refusal and gives {refusal}. */
  async request(method, path, body, options) {
    this.asking = true;
    const answer = await ask(method, path, body, options);
    this.asking = false;
    this.refusal = answer.refusal ?? '';
    return answer;
  }

  /** Asks for something; what the gateway answers is shown at once. Gives whether it was done. */
  async order(kind, method, path, body) {
    const { form } = await this.request(method, path, body);
    if (form) {
      this.dispatchEvent(new CustomEvent('answered', { detail: { kind, form }, bubbles: true }));
    }
    return Boolean(form);
  }

  button(label, click, tone = '') {
    return html`<button type="button" class="button ${tone}" ?disabled=${this.resting} @click=${click}>${label}</button>`;
  }

  refused() {
    return html`<div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>`;
  }

  /** The sentence of a reason, and the rest of the timer that runs. */
  reason(item) {
    const seconds = secondsLeft(item, this.time);
    if (!item.sentence && seconds === null) {
      return nothing;
    }
    return html`<p class="explanation" data-reason=${item.reason ?? ''}>${item.sentence}
      ${seconds === null ? nothing : html` <span class="left">${t('control.left', { time: formatRemaining(seconds) })}</span>`}</p>`;
  }
}

/** Seconds until the timer of something is over, null when none runs. */
export function secondsLeft(item, time) {
  return item.until === null || item.until === undefined ? null : Math.max(0, Math.ceil((item.until - time) / 1000));
}
