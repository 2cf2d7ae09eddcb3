// SPDX-License-Identifier: Apache-2.0
// Name, state of the gateway, language and theme.
import { html, nothing } from 'lit';
import { currentLanguage, LANGUAGES, t } from './i18n.js';
import { icon } from './icons.js';
import { LightElement } from './light-element.js';
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
        <a class="brand" href="#/" aria-label="Meriggio">${this.#mark()}<span>Meriggio</span></a>
        ${this.plain ? nothing : html`<div class="status">
          <span class="chip gateway-${gateway.toLowerCase()}" title=${t(`gateway.${gateway}.meaning`)} data-gateway=${gateway}><i class="dot"></i>${t(`gateway.${gateway}`)}</span>
          <span class="chip stream-${this.connection.toLowerCase()}" data-connection=${this.connection}><i class="dot"></i>${t(`connection.${this.connection}`)}</span>
        </div>`}
        <div class="tools">
          <select aria-label=${t('language.label')} @change=${this.#language}>
            ${LANGUAGES.map((code) => html`<option value=${code} ?selected=${code === currentLanguage()}>${code.toUpperCase()}</option>`)}
          </select>
          <button type="button" @click=${this.#theme} title=${t(`theme.${theme}`)} aria-label=${t(`theme.${theme}`)}>${icon(THEME_ICONS[theme])}</button>
        </div>
      </header>`;
  }

  /** The sun at its highest over the day's arc. */
  #mark() {
    return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path class="arc" d="M4 23a12 12 0 0 1 24 0"/><circle cx="16" cy="11" r="5.4"/><path class="ground" d="M4 27h24"/></svg>`;
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
