// SPDX-License-Identifier: Apache-2.0
// Who did what at the doors, newest first.
import { html, nothing } from 'lit';
import { hasMessage, locale, t } from './i18n.js';
import { LightElement } from './light-element.js';
import { PagedList } from './paged-list.js';
import { moment } from './units.js';

const ON_A_PAGE = 50;

class SettingsAudit extends LightElement {
  #entries = new PagedList(this, { path: () => `/audit?limit=${ON_A_PAGE}`, name: 'entries' });

  connectedCallback() {
    super.connectedCallback();
    this.#entries.load();
  }

  render() {
    const { items, refusal } = this.#entries;
    return html`
      <section class="card block">
        <h2>${t('audit.title')}</h2>
        ${refusal ? html`<p class="refusal">${refusal}</p>` : nothing}
        ${items === null ? nothing : html`
          <div class="scroll" tabindex="0" role="region" aria-label=${t('audit.title')}><table class="audit">
            <thead><tr><th scope="col">${t('audit.at')}</th><th scope="col">${t('audit.user')}</th><th scope="col">${t('audit.what')}</th><th scope="col">${t('audit.address')}</th></tr></thead>
            <tbody>${items.map(({ at, user, what, detail, address }) => html`
              <tr><th scope="row">${moment(at, locale())}</th><td>${user}</td><td>${hasMessage(`audit.${what}`) ? t(`audit.${what}`) : what}${detail ? html` <span class="quiet">${detail}</span>` : nothing}</td><td>${address}</td></tr>`)}</tbody>
          </table></div>`}
        <div class="actions">${this.#entries.older(t('table.more'))}</div>
      </section>`;
  }
}

customElements.define('settings-audit', SettingsAudit);
