// SPDX-License-Identifier: Apache-2.0
// The first account: it owns the gateway. Serial number and code may come with the link.
import { html } from 'lit';
import { claim } from './accounts.js';
import { hashOf, redirect } from './address.js';
import { FormElement, givenBy } from './form-element.js';
import { t } from './i18n.js';
import { pageNamed } from './pages.js';
import { session } from './session.js';

class ClaimPage extends FormElement {
  static properties = { address: { attribute: false } };

  render() {
    return html`
      <section class="card entrance">
        <h1>${t('claim.title')}</h1>
        ${session.claimed ? this.#owned() : this.#form()}
      </section>`;
  }

  #owned() {
    return html`<p>${t('claim.owned')}</p>
      <ul class="ways"><li><a href=${hashOf('login')}>${t('login.enter')}</a></li><li><a href=${hashOf('invitation')}>${t('login.invited')}</a></li></ul>`;
  }

  #form() {
    const { serial = '', code = '' } = this.address?.parameters ?? {};
    return html`
      <p>${t('claim.intro')}</p>
      <p class="callout"><b>${t('claim.realOwner')}</b> ${t('claim.realOwner.why')}</p>
      <form class="stacked" @submit=${this.#claim}>
        ${this.field('serialNumber', { label: t('claim.serialNumber'), value: serial, hint: t('claim.serialNumber.where') })}
        ${this.field('claimCode', { label: t('claim.code'), value: code, placeholder: 'XXXX-XXXX', hint: t('claim.code.where') })}
        ${this.field('user', { label: t('claim.user'), autocomplete: 'username', hint: t('account.userRule') })}
        ${this.password('password', t('claim.password'), { autocomplete: 'new-password', minlength: 10, hint: t('account.passwordRule') })}
        ${this.outcomeNote()}
        ${this.submit(t('claim.do'))}
      </form>`;
  }

  async #claim(event) {
    event.preventDefault();
    const { serialNumber, claimCode, user, password } = givenBy(event.target);
    if (await this.outcome(await this.whileAsking(claim(serialNumber.trim(), claimCode.trim(), user.trim(), password)))) {
      redirect(hashOf(pageNamed('commissioning') ? 'commissioning' : 'home'));
    }
  }
}

customElements.define('claim-page', ClaimPage);
