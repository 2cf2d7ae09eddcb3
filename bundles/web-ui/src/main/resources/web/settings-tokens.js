// SPDX-License-Identifier: Apache-2.0
// API tokens: what a program may do with one, and until when.
import { html, nothing } from 'lit';
import { FormElement, givenBy } from './form-element.js';
import { locale, t } from './i18n.js';
import { read } from './requests.js';
import { PERMISSIONS, session } from './session.js';
import { moment } from './units.js';

const DAYS = [30, 90, 365, 0];
const DAY_MS = 86_400_000;

class SettingsTokens extends FormElement {
  static properties = {
    tokens: { state: true },
    /** the token that was just made, told once */
    made: { state: true },
  };

  constructor() {
    super();
    this.tokens = null;
    this.made = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    return html`
      <section class="card block">
        <h2>${t('tokens.title')}</h2>
        <p class="quiet">${t('tokens.what')}</p>
        <ul class="entries">${(this.tokens ?? []).map((token) => this.#token(token))}</ul>
        ${this.tokens?.length === 0 ? html`<p class="quiet">${t('tokens.none')}</p>` : nothing}
      </section>
      <section class="card block">
        <h2>${t('tokens.make')}</h2>
        <form class="stacked two" @submit=${this.#make}>
          ${this.field('name', { label: t('tokens.name'), hint: t('tokens.name.example') })}
          ${this.field('days', { label: t('tokens.holds'), value: 365, choices: DAYS.map((days) => [days, days ? t('tokens.days', { days }) : t('tokens.forever')]) })}
          <fieldset class="wide ticks"><legend>${t('tokens.may')}</legend>
            ${PERMISSIONS.filter((one) => session.who.permissions.includes(one)).map((one) => this.tick(one, t(`permission.${one}`), one === 'SEE'))}</fieldset>
          ${this.outcomeNote()}
          ${this.submit(t('tokens.make'))}
        </form>
        ${this.made ? html`<div class="secret" role="status"><p>${t('tokens.made')}</p><p><code>${this.made.token}</code></p></div>` : nothing}
      </section>`;
  }

  #token({ id, name, permissions, expiresAt }) {
    return html`
      <li data-token=${id}><div class="who"><b>${name}</b><p class="quiet">${permissions.map((one) => t(`permission.${one}`)).join(', ')} ·
        ${expiresAt ? t('people.until', { time: moment(expiresAt, locale()) }) : t('tokens.forever')}</p></div>
        ${this.button(t('tokens.revoke'), () => this.#revoke(id))}</li>`;
  }

  async #load() {
    const { form } = await read('/tokens');
    this.tokens = form?.tokens ?? this.tokens;
  }

  async #make(event) {
    event.preventDefault();
    const form = event.target;
    const { name, days, ...ticked } = givenBy(form);
    const permissions = PERMISSIONS.filter((one) => ticked[one]);
    const body = { name, permissions };
    if (Number(days)) {
      body.expiresAt = new Date(Date.now() + Number(days) * DAY_MS).toISOString();
    }
    const answer = await this.send('POST', '/tokens', body);
    if (answer) {
      this.made = answer.form;
      form.reset();
      this.#load();
    }
  }

  async #revoke(id) {
    if (await this.send('DELETE', `/tokens/${encodeURIComponent(id)}`)) {
      this.#load();
    }
  }
}

customElements.define('settings-tokens', SettingsTokens);
