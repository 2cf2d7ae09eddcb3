// SPDX-License-Identifier: Apache-2.0
// People: accounts with their roles, and invitations for new ones. Only the Owner sees this.
import { html, nothing } from 'lit';
import { hashOf } from './address.js';
import { FormElement, givenBy } from './form-element.js';
import { locale, t } from './i18n.js';
import { read } from './requests.js';
import { session } from './session.js';
import { moment } from './units.js';

const ROLES = ['USER', 'ADMINISTRATOR', 'OWNER'];

class SettingsPeople extends FormElement {
  static properties = {
    users: { state: true },
    invitations: { state: true },
    /** the invitation that was just made, with its code, which is told once */
    made: { state: true },
    /** the account whose removal is to be confirmed */
    leaving: { state: true },
  };

  constructor() {
    super();
    this.users = null;
    this.invitations = [];
    this.made = null;
    this.leaving = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    return html`
      <section class="card block">
        <h2>${t('people.title')}</h2>
        <ul class="entries">${(this.users ?? []).map((user) => this.#user(user))}</ul>
        ${this.outcomeNote()}
        <details><summary>${t('people.roles')}</summary>
          <dl class="roles">${ROLES.toReversed().map((role) => html`<div><dt>${t(`role.${role}`)}</dt><dd>${t(`role.${role}.meaning`)}</dd></div>`)}</dl></details>
      </section>
      <section class="card block">
        <h2>${t('people.invite')}</h2>
        <p class="quiet">${t('people.invite.how')}</p>
        <form class="stacked two" @submit=${this.#invite}>
          ${this.field('role', { label: t('people.role'), value: 'USER', choices: ROLES.filter((role) => role !== 'OWNER').map((role) => [role, t(`role.${role}`)]) })}
          <div class="actions low">${this.submit(t('people.invite.make'))}</div>
        </form>
        ${this.made ? this.#invitation() : nothing}
        <ul class="entries">${this.invitations.map(({ id, role, expiresAt }) => html`
          <li data-invitation=${id}><div class="who"><b>${t(`role.${role}`)}</b><p class="quiet">${t('people.until', { time: moment(expiresAt, locale()) })}</p></div>
            ${this.button(t('people.withdraw'), () => this.#withdraw(id))}</li>`)}</ul>
      </section>`;
  }

  #user({ user, role, since }) {
    const own = user === session.who.user;
    return html`
      <li data-user=${user}><div class="who"><b>${user}</b>${own ? html` <span class="chip">${t('people.you')}</span>` : nothing}<p class="quiet">${t('people.since', { time: moment(since, locale()) })}</p></div>
        ${own ? html`<span class="chip">${t(`role.${role}`)}</span>` : html`
          <label class="within"><span class="unseen">${t('people.roleOf', { user })}</span><select ?disabled=${this.resting} @change=${(event) => this.#change(user, event.target)}>
            ${ROLES.map((one) => html`<option value=${one} ?selected=${one === role}>${t(`role.${one}`)}</option>`)}</select></label>
          ${this.leaving === user
            ? html`<span class="actions tight"><span>${t('people.remove.sure')}</span>${this.button(t('people.remove.yes'), () => this.#remove(user), 'main')}
                <button type="button" class="button" @click=${() => { this.leaving = ''; }}>${t('form.cancel')}</button></span>`
            : this.button(t('people.remove'), () => { this.leaving = user; })}`}
      </li>`;
  }

  #invitation() {
    const link = `${location.origin}/${hashOf('invitation', [], { code: this.made.code })}`;
    return html`<div class="secret" role="status"><p>${t('people.made', { role: t(`role.${this.made.role}`) })}</p>
      <p><code>${this.made.code}</code></p><p><code>${link}</code></p>
      <div class="actions"><button type="button" class="button" @click=${() => copy(link)}>${t('form.copy')}</button></div></div>`;
  }

  async #load() {
    const [users, invitations] = await Promise.all([read('/users'), read('/invitations')]);
    await this.outcome(users);
    this.users = users.form?.users ?? this.users;
    this.invitations = invitations.form?.invitations ?? this.invitations;
  }

  async #invite(event) {
    event.preventDefault();
    const answer = await this.send('POST', '/invitations', { role: givenBy(event.target).role });
    if (answer) {
      this.made = answer.form;
      this.#load();
    }
  }

  async #withdraw(id) {
    if (await this.send('DELETE', `/invitations/${encodeURIComponent(id)}`)) {
      this.made = this.made?.id === id ? null : this.made;
      this.#load();
    }
  }

  async #change(user, select) {
    await this.send('PATCH', `/users/${encodeURIComponent(user)}`, { role: select.value });
    const problem = this.problem;
    await this.#load();
    this.problem = problem;
    select.value = this.users?.find((one) => one.user === user)?.role ?? select.value;
  }

  async #remove(user) {
    this.leaving = '';
    if (await this.send('DELETE', `/users/${encodeURIComponent(user)}`)) {
      this.#load();
    }
  }
}

/** The clipboard is there on secure pages alone. */
function copy(text) {
  navigator.clipboard?.writeText(text);
}

customElements.define('settings-people', SettingsPeople);
