// SPDX-License-Identifier: Apache-2.0
// The pages: a column beside them, a bar at the bottom of a phone.
import { html, nothing } from 'lit';
import { hashOf } from './address.js';
import { brand } from './brand.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { LightElement } from './light-element.js';
import { pagesInNavigation } from './pages.js';

const phone = matchMedia('(max-width: 640px)');
const PLACES_IN_BAR = 5;

class PageNav extends LightElement {
  static properties = {
    /** the name of the page that is shown */
    page: { type: String },
    /** how many alarms wait for somebody */
    alarms: { type: Number },
    /** whether a phone shows the pages that have no place in its bar */
    open: { state: true },
  };

  #redraw = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    phone.addEventListener('change', this.#redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    phone.removeEventListener('change', this.#redraw);
  }

  willUpdate(changed) {
    if (changed.has('page')) {
      this.open = false;
    }
  }

  render() {
    const pages = pagesInNavigation();
    const fits = !phone.matches || pages.length <= PLACES_IN_BAR;
    const rest = fits ? [] : pages.filter((page) => !page.bar);
    return html`
      <nav class="pages" aria-label=${t('nav.label')} @keydown=${this.#escape}>
        ${phone.matches ? nothing : brand()}
        <ul>
          ${(fits ? pages : pages.filter((page) => page.bar)).map((page) => this.#link(page))}
          ${rest.length === 0 ? nothing : html`<li>
            <button type="button" class=${rest.some(({ name }) => name === this.page) ? 'current' : ''} aria-expanded=${this.open ? 'true' : 'false'}
              aria-controls="more-pages" @click=${() => { this.open = !this.open; }}>${icon('more')}<span>${t('nav.more')}</span>${rest.some(({ name }) => name === 'alarms') ? this.#badge() : nothing}</button></li>`}
        </ul>
        ${rest.length === 0 ? nothing : html`<ul id="more-pages" class="more" ?hidden=${!this.open}>${rest.map((page) => this.#link(page))}</ul>`}
      </nav>`;
  }

  #link({ name, icon: shape }) {
    return html`<li><a href=${hashOf(name)} data-page=${name} aria-current=${this.page === name ? 'page' : 'false'} @click=${() => { this.open = false; }}>
      ${icon(shape)}<span>${t(`nav.${name}`)}</span>${name === 'alarms' ? this.#badge() : nothing}</a></li>`;
  }

  #badge() {
    return this.alarms > 0
      ? html`<b class="badge" data-alarms=${this.alarms}>${this.alarms}<span class="unseen"> ${t('nav.alarmsWaiting')}</span></b>` : nothing;
  }

  #escape(event) {
    if (event.key === 'Escape' && this.open) {
      this.open = false;
      this.querySelector('button').focus();
    }
  }
}

customElements.define('page-nav', PageNav);
