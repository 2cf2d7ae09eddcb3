// SPDX-License-Identifier: Apache-2.0
// One's own account: language, colours and nights of this browser, the password, where one is signed in.
import { html, nothing } from 'lit';
import { signOut } from './accounts.js';
import { FormElement, givenBy } from './form-element.js';
import { currentLanguage, LANGUAGES, locale, t } from './i18n.js';
import { chooseNight, nightHours } from './panel-rest.js';
import { read } from './requests.js';
import { session } from './session.js';
import { chooseTheme, chosenTheme, THEMES } from './theme.js';
import { moment } from './units.js';

const HOURS = Array.from({ length: 24 }, (_, hour) => [hour, `${String(hour).padStart(2, '0')}:00`]);

class SettingsAccount extends FormElement {
  static properties = {
    /** [{id, since, lastUsed, expiresAt, address, current}], or null before they are known */
    sessions: { state: true },
  };

  constructor() {
    super();
    this.sessions = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    const { user, role } = session.who;
    return html`
      <section class="card block">
        <h2>${t('account.title')}</h2>
        ${user ? html`<p class="whoami"><b>${user}</b> <span class="chip">${t(`role.${role}`)}</span></p><p class="quiet">${t(`role.${role}.meaning`)}</p>` : nothing}
        <div class="stacked two">
          ${this.field('language', { label: t('language.label'), value: currentLanguage(), choices: LANGUAGES.map((code) => [code, t(`language.${code}`)]), change: this.#speak })}
          ${this.field('theme', { label: t('account.theme'), value: chosenTheme(), choices: THEMES.map((theme) => [theme, t(`theme.${theme}.short`)]), change: this.#paint })}
          ${['begins', 'ends'].map((end) => this.field(end, { label: t(`account.night.${end}`), value: nightHours()[end], choices: HOURS, change: this.#night }))}
        </div>
        ${user ? html`<div class="actions">${this.button(t('account.signOut'), () => signOut())}</div>` : nothing}
      </section>
      ${user ? html`
        <section class="card block">
          <h2>${t('account.changePassword')}</h2>
          <form class="stacked" @submit=${this.#changePassword}>
            <input type="text" class="unseen" name="username" autocomplete="username" .value=${user} tabindex="-1" aria-hidden="true" readonly>
            ${this.password('currentPassword', t('account.currentPassword'))}
            ${this.password('password', t('recovery.password'), { autocomplete: 'new-password', minlength: 10, hint: t('account.passwordRule') })}
            ${this.outcomeNote()}
            ${this.submit(t('account.change'))}
          </form>
        </section>
        <section class="card block">
          <h2>${t('account.sessions')}</h2>
          <ul class="entries">${(this.sessions ?? []).map((one) => this.#session(one))}</ul>
        </section>` : nothing}`;
  }

  #session({ id, since, lastUsed, address, current }) {
    return html`
      <li data-session=${id}><div class="who"><b>${address ?? ''}</b>${current ? html` <span class="chip">${t('account.thisOne')}</span>` : nothing}
        <p class="quiet">${t('account.sessionSince', { since: moment(since, locale()), used: moment(lastUsed ?? since, locale()) })}</p></div>
        ${current ? nothing : this.button(t('account.end'), () => this.#end(id))}</li>`;
  }

  async #load() {
    const { form } = await read('/sessions');
    this.sessions = form?.sessions ?? this.sessions;
  }

  async #end(id) {
    if (await this.send('DELETE', `/sessions/${encodeURIComponent(id)}`)) {
      this.#load();
    }
  }

  async #changePassword(event) {
    event.preventDefault();
    const form = event.target;
    const { currentPassword, password } = givenBy(form);
    if (await this.send('PATCH', `/users/${encodeURIComponent(session.who.user)}`, { currentPassword, password })) {
      form.reset();
      this.done = t('account.changed');
      this.#load();
    }
  }

  /** Of this browser: a panel in the bedroom sleeps at other hours than one in the hall. */
  #night = ({ target }) => {
    const { begins, ends } = { ...nightHours(), [target.name]: Number(target.value) };
    chooseNight(begins, ends);
  };

  #speak = (event) => this.dispatchEvent(new CustomEvent('want-language', { detail: event.target.value, bubbles: true }));

  #paint = (event) => {
    chooseTheme(event.target.value);
    document.querySelector('page-header')?.requestUpdate();
  };
}

customElements.define('settings-account', SettingsAccount);
