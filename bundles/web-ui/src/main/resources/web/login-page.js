// SPDX-License-Identifier: Apache-2.0
// Signing in.
import { html, nothing } from 'lit';
import { signIn } from './accounts.js';
import { hashOf } from './address.js';
import { FormElement, givenBy } from './form-element.js';
import { t } from './i18n.js';
import { session } from './session.js';

class LoginPage extends FormElement {
  render() {
    return html`
      <section class="card entrance">
        <h1>${t('login.title')}</h1>
        <p class="quiet">${t('login.intro')}</p>
        <form class="stacked" @submit=${this.#enter}>
          ${this.field('user', { label: t('login.user'), autocomplete: 'username' })}
          ${this.password('password', t('login.password'))}
          ${this.outcomeNote()}
          ${this.submit(t('login.enter'))}
        </form>
        <ul class="ways">
          <li><a href=${hashOf('recovery')}>${t('login.forgotten')}</a></li>
          <li><a href=${hashOf('invitation')}>${t('login.invited')}</a></li>
          ${session.claimed === true ? nothing : html`<li><a href=${hashOf('claim')}>${t('login.claim')}</a></li>`}
        </ul>
      </section>`;
  }

  async #enter(event) {
    event.preventDefault();
    const { user, password } = givenBy(event.target);
    await this.outcome(await this.whileAsking(signIn(user, password)));
  }
}

customElements.define('login-page', LoginPage);
