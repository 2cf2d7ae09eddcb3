// SPDX-License-Identifier: Apache-2.0
// Name, state of the gateway, language and theme.
import { html, nothing } from 'lit';
import { hashOf } from './address.js';
import { brand } from './brand.js';
import { currentLanguage, LANGUAGES, t } from './i18n.js';
import { icon } from './icons.js';
import { LightElement } from './light-element.js';
import { pageNamed } from './pages.js';
import { session } from './session.js';
import { chooseTheme, chosenTheme, THEMES } from './theme.js';

const THEME_ICONS = { auto: 'auto', light: 'sun', dark: 'moon' };

class PageHeader extends LightElement {
  static properties = {
    /** whether nobody is signed in, so that nothing is known of the gateway */
    plain: { type: Boolean },
    /** UP, DEGRADED, STARTING or undefined */
    health: { type: String },
    /** CONNECTING, LIVE or LOST */
    connection: { type: String },
  };

  render() {
    const theme = chosenTheme();
    const gateway = this.connection === 'LOST' || !this.health ? 'UNREACHED' : this.health;
    return html`
      <header class="top">
        ${brand()}
        ${this.plain ? nothing : html`<div class="status">
          <span class="chip gateway-${gateway.toLowerCase()}" title=${t(`gateway.${gateway}.meaning`)} data-gateway=${gateway}><i class="dot"></i>${t(`gateway.${gateway}`)}</span>
          <span class="chip stream-${this.connection.toLowerCase()}" data-connection=${this.connection}><i class="dot"></i>${t(`connection.${this.connection}`)}</span>
        </div>`}
        <div class="tools">
          <select aria-label=${t('language.label')} @change=${this.#language}>
            ${LANGUAGES.map((code) => html`<option value=${code} ?selected=${code === currentLanguage()}>${code.toUpperCase()}</option>`)}
          </select>
          <button type="button" @click=${this.#theme} title=${t(`theme.${theme}`)} aria-label=${t(`theme.${theme}`)}>${icon(THEME_ICONS[theme])}</button>
          ${this.#account()}
        </div>
      </header>`;
  }

  /** Who is signed in; the way to sign out. */
  #account() {
    const { user } = session.who;
    return user && pageNamed('settings')
      ? html`<a class="account" href=${hashOf('settings', ['account'])} title=${t('nav.account', { user })}>${icon('person')}<span>${user}</span></a>` : nothing;
  }

  #language(event) {
    this.dispatchEvent(new CustomEvent('want-language', { detail: event.target.value, bubbles: true }));
  }

  #theme() {
    chooseTheme(THEMES[(THEMES.indexOf(chosenTheme()) + 1) % THEMES.length]);
    this.requestUpdate();
  }
}

customElements.define('page-header', PageHeader);
