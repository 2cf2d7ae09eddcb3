// SPDX-License-Identifier: Apache-2.0
// Who did what at the doors, newest first.
import { html, nothing } from 'lit';
import { hasMessage, locale, t } from './i18n.js';
import { LightElement } from './light-element.js';
import { read } from './requests.js';
import { moment } from './units.js';

const ON_A_PAGE = 50;

class SettingsAudit extends LightElement {
  static properties = {
    entries: { state: true },
    next: { state: true },
    refusal: { state: true },
  };

  constructor() {
    super();
    this.entries = null;
    this.refusal = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    return html`
      <section class="card block">
        <h2>${t('audit.title')}</h2>
        ${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}
        ${this.entries === null ? nothing : html`
          <div class="scroll" tabindex="0" role="region" aria-label=${t('audit.title')}><table class="audit">
            <thead><tr><th scope="col">${t('audit.at')}</th><th scope="col">${t('audit.user')}</th><th scope="col">${t('audit.what')}</th><th scope="col">${t('audit.address')}</th></tr></thead>
            <tbody>${this.entries.map(({ at, user, what, detail, address }) => html`
              <tr><th scope="row">${moment(at, locale())}</th><td>${user}</td><td>${hasMessage(`audit.${what}`) ? t(`audit.${what}`) : what}${detail ? html` <span class="quiet">${detail}</span>` : nothing}</td><td>${address}</td></tr>`)}</tbody>
          </table></div>`}
        ${this.next ? html`<div class="actions"><button type="button" class="button" @click=${() => this.#load(this.next)}>${t('table.more')}</button></div>` : nothing}
      </section>`;
  }

  async #load(before) {
    const { form, refusal } = await read(`/audit?limit=${ON_A_PAGE}${before === undefined ? '' : `&before=${encodeURIComponent(before)}`}`);
    this.refusal = refusal ?? '';
    if (form) {
      this.entries = [...(before === undefined ? [] : this.entries), ...form.entries];
      this.next = form.next ?? undefined;
    }
  }
}

customElements.define('settings-audit', SettingsAudit);
