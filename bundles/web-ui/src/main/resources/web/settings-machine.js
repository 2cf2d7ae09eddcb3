// SPDX-License-Identifier: Apache-2.0
// The machine: start it anew, or give it up (factory reset, with proof of presence).
import { html, nothing } from 'lit';
import { FormElement, givenBy } from './form-element.js';
import { t } from './i18n.js';
import { session } from './session.js';

class SettingsMachine extends FormElement {
  static properties = {
    /** whether a restart is to be confirmed */
    sure: { state: true },
    /** whether a code for the factory reset was asked for */
    coded: { state: true },
  };

  render() {
    return html`
      <section class="card block">
        <h2>${t('restart.title')}</h2>
        <p class="quiet">${t('restart.what')}</p>
        <div class="actions">${this.sure
          ? html`${this.button(t('restart.yes'), () => this.#restart(), 'main')}<button type="button" class="button" @click=${() => { this.sure = false; }}>${t('form.cancel')}</button>`
          : this.button(t('restart.do'), () => { this.sure = true; })}</div>
        ${this.coded ? nothing : this.outcomeNote()}
      </section>
      ${session.who.role === 'OWNER' ? html`
        <section class="card block">
          <h2>${t('reset.title')}</h2>
          <p class="callout">${t('reset.what')}</p>
          ${this.coded ? html`
            <p>${t('reset.codeShown')}</p>
            <form class="stacked" @submit=${this.#reset}>
              ${this.field('code', { label: t('recovery.code') })}
              ${this.outcomeNote()}
              ${this.submit(t('reset.do'))}
            </form>` : html`<div class="actions">${this.button(t('recovery.askForCode'), () => this.#ask())}</div>`}
        </section>` : nothing}`;
  }

  async #restart() {
    this.sure = false;
    if (await this.send('POST', '/restart')) {
      this.done = t('restart.done');
    }
  }

  async #ask() {
    this.coded = Boolean(await this.send('POST', '/factory-reset/code'));
  }

  async #reset(event) {
    event.preventDefault();
    if (await this.send('POST', '/factory-reset', { code: givenBy(event.target).code.trim() })) {
      session.end(false);
    }
  }
}

customElements.define('settings-machine', SettingsMachine);
