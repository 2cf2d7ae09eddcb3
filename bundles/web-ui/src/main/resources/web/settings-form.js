// SPDX-License-Identifier: Apache-2.0
// One group of settings (/settings/NAME): read with its version, replaced as a whole, tried where it can be.
import { html, nothing } from 'lit';
import { FormElement, givenBy } from './form-element.js';
import { t } from './i18n.js';
import { read } from './requests.js';

const TEST_WITHIN_MS = 40_000;

class SettingsForm extends FormElement {
  static properties = {
    /** the name of the group */
    way: { type: String },
    /** [{name, type, words, number, list, tick, secret, optional, hint, placeholder, min, max}] */
    fields: { attribute: false },
    /** the first part of its messages */
    prefix: { type: String },
    /** whether it can be tried */
    testable: { type: Boolean },
    settings: { state: true },
    missing: { state: true },
  };

  #etag;

  constructor() {
    super();
    this.settings = null;
    this.prefix = 'notices';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    if (this.settings === null) {
      return this.missing ? nothing : this.outcomeNote();
    }
    const on = !this.testable || this.settings.enabled;
    return html`
      <section class="card block" data-settings=${this.way}>
        <h2>${t(`${this.prefix}.${this.way}`)}</h2>
        <form class="stacked two" @submit=${this.#save}>
          ${this.testable ? html`<div class="wide">${this.tick('enabled', t('notices.enabled'), on, { change: (event) => { this.settings = { ...this.settings, enabled: event.target.checked }; } })}</div>` : nothing}
          ${on ? this.fields.map((field) => this.#field(field)) : nothing}
          ${this.outcomeNote()}
          <div class="actions wide">${this.submit(t('form.save'))}
            ${this.testable && on ? this.button(t('notices.test'), () => this.#test()) : nothing}</div>
        </form>
      </section>`;
  }

  #field({ name, words, prefix, list, choices, tick, secret, hint, ...more }) {
    const label = t(`${this.prefix}.field.${name}`);
    const value = this.settings[name];
    if (tick) {
      return html`<div class="middle">${this.tick(name, label, value === true)}</div>`;
    }
    if (secret) {
      return this.field(name, { label, type: 'password', optional: true, autocomplete: 'new-password',
        placeholder: value ? t('notices.secret.kept') : '', hint: hint && t(hint) });
    }
    return this.field(name, { ...more, label, hint: hint && t(hint),
      value: list ? (value ?? []).join(', ') : value ?? (words ? words[0] : ''),
      choices: words?.map((word) => [word, t(`${prefix ?? `${this.prefix}.${name}`}.${word}`)]) ?? choices });
  }

  async #load() {
    const answer = await read(`/settings/${this.way}`);
    this.missing = answer.status === 404;
    await this.outcome(this.missing ? {} : answer);
    this.settings = answer.form ?? this.settings;
    this.#etag = answer.etag;
  }

  async #save(event) {
    event.preventDefault();
    const answer = await this.send('PUT', `/settings/${this.way}`, this.#body(givenBy(event.target)), { etag: this.#etag });
    if (answer) {
      this.settings = answer.form;
      this.#etag = answer.etag;
      this.done = t('form.saved');
    } else if (this.problem.status === 412) {
      await this.#loadKeeping();
    }
  }

  /** Somebody else has changed it: their version is shown, and that it was so. */
  async #loadKeeping() {
    const { problem } = this;
    await this.#load();
    this.problem = problem;
  }

  #body(given) {
    const body = this.testable ? { enabled: given.enabled === true } : {};
    for (const { name, type, number, list, tick, secret } of this.fields) {
      const text = given[name];
      if (text === undefined) {
        // a way that is off keeps what it had
        body[name] = this.settings[name];
      } else if (secret) {
        body[name] = text === '' ? this.settings[name] === true : text;
      } else if (list) {
        body[name] = text.split(/[,;\s]+/).filter(Boolean);
      } else {
        body[name] = tick ? text : text === '' ? null : type === 'number' || number ? Number(text) : text;
      }
    }
    return body;
  }

  async #test() {
    const answer = await this.send('POST', `/settings/${this.way}/test`, undefined, { withinMs: TEST_WITHIN_MS });
    if (answer?.form.result === 'SENT') {
      this.done = t('notices.sent');
    } else if (answer) {
      this.problem = { refusal: t('notices.failed', { detail: answer.form.detail ?? '' }) };
    }
  }
}

customElements.define('settings-form', SettingsForm);
