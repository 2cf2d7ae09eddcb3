// SPDX-License-Identifier: Apache-2.0
// A new password for somebody who can reach the machine: the code appears there and nowhere else.
import { html, nothing } from 'lit';
import { signIn } from './accounts.js';
import { hashOf, redirect } from './address.js';
import { FormElement, givenBy } from './form-element.js';
import { t } from './i18n.js';

class RecoveryPage extends FormElement {
  static properties = {
    /** for whom a code was asked, '' before */
    user: { state: true },
  };

  constructor() {
    super();
    this.user = '';
  }

  render() {
    return html`
      <section class="card entrance">
        <h1>${t('recovery.title')}</h1>
        <p>${t(this.user ? 'recovery.codeShown' : 'recovery.intro')}</p>
        <form class="stacked" @submit=${this.user ? this.#renew : this.#askForCode}>
          ${this.user ? html`
            <input type="hidden" name="username" autocomplete="username" .value=${this.user}>
            ${this.field('code', { label: t('recovery.code') })}
            ${this.password('password', t('recovery.password'), { autocomplete: 'new-password', minlength: 10, hint: t('account.passwordRule') })}`
            : this.field('user', { label: t('login.user'), autocomplete: 'username' })}
          ${this.outcomeNote()}
          ${this.submit(t(this.user ? 'recovery.renew' : 'recovery.askForCode'))}
          ${this.user ? html`<button type="button" class="button" @click=${() => { this.user = ''; }}>${t('recovery.again')}</button>` : nothing}
        </form>
        <ul class="ways"><li><a href=${hashOf('login')}>${t('account.have')}</a></li></ul>
      </section>`;
  }

  async #askForCode(event) {
    event.preventDefault();
    const { user } = givenBy(event.target);
    if (await this.send('POST', '/recovery/code', { user: user.trim() })) {
      this.user = user.trim();
    }
  }

  async #renew(event) {
    event.preventDefault();
    const { code, password } = givenBy(event.target);
    const { user } = this;
    if (await this.send('POST', '/recovery', { user, code: code.trim(), password })
        && await this.outcome(await this.whileAsking(signIn(user, password)))) {
      redirect(hashOf('home'));
    }
  }
}

customElements.define('recovery-page', RecoveryPage);
