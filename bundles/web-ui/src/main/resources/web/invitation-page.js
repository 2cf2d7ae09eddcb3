// SPDX-License-Identifier: Apache-2.0
// An account for somebody who was invited.
import { html } from 'lit';
import { acceptInvitation } from './accounts.js';
import { hashOf, redirect } from './address.js';
import { FormElement, givenBy } from './form-element.js';
import { t } from './i18n.js';

class InvitationPage extends FormElement {
  static properties = { address: { attribute: false } };

  render() {
    return html`
      <section class="card entrance">
        <h1>${t('invitation.title')}</h1>
        <p>${t('invitation.intro')}</p>
        <form class="stacked" @submit=${this.#accept}>
          ${this.field('code', { label: t('invitation.code'), value: this.address?.parameters.code ?? '' })}
          ${this.field('user', { label: t('login.user'), autocomplete: 'username', hint: t('account.userRule') })}
          ${this.password('password', t('login.password'), { autocomplete: 'new-password', minlength: 10, hint: t('account.passwordRule') })}
          ${this.outcomeNote()}
          ${this.submit(t('invitation.accept'))}
        </form>
        <ul class="ways"><li><a href=${hashOf('login')}>${t('account.have')}</a></li></ul>
      </section>`;
  }

  async #accept(event) {
    event.preventDefault();
    const { code, user, password } = givenBy(event.target);
    if (await this.outcome(await this.whileAsking(acceptInvitation(code.trim(), user.trim(), password)))) {
      redirect(hashOf('home'));
    }
  }
}

customElements.define('invitation-page', InvitationPage);
