// SPDX-License-Identifier: Apache-2.0
// The session is over while somebody is typing: they sign in again in front of the page, and what they
// have typed is still there. The page behind it is not seen meanwhile.
import { html, nothing } from 'lit';
import { signIn } from './accounts.js';
import { FormElement, givenBy } from './form-element.js';
import { t } from './i18n.js';
import { session } from './session.js';

class SignInAgain extends FormElement {
  static properties = {
    open: { type: Boolean },
  };

  render() {
    return html`<dialog class="card entrance again" aria-labelledby="again-title" @cancel=${this.#stay}>${this.open ? html`
      <h2 id="again-title">${t('again.title')}</h2>
      <p class="quiet">${t('again.meaning')}</p>
      <form class="stacked" @submit=${this.#enter}>
        ${this.field('user', { label: t('login.user'), value: session.who.user ?? '', autocomplete: 'username' })}
        ${this.password('password', t('login.password'))}
        ${this.outcomeNote()}
        ${this.submit(t('login.enter'))}
        <button type="button" class="button" data-do="leave" @click=${() => session.end()}>${t('again.leave')}</button>
      </form>` : nothing}</dialog>`;
  }

  updated(changed) {
    if (!changed.has('open')) {
      return;
    }
    const dialog = this.querySelector('dialog');
    if (this.open && !dialog.open) {
      dialog.showModal();
      this.querySelector('[name=password]').focus();
    } else if (!this.open && dialog.open) {
      // gives the focus back to where it was
      dialog.close();
    }
  }

  /** Escape would leave a page in front of which nobody is signed in. */
  #stay(event) {
    event.preventDefault();
  }

  async #enter(event) {
    event.preventDefault();
    const { user, password } = givenBy(event.target);
    await this.outcome(await this.whileAsking(signIn(user, password)));
  }
}

customElements.define('sign-in-again', SignInAgain);
