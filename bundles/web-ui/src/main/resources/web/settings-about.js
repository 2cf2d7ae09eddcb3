// SPDX-License-Identifier: Apache-2.0
// What this is, in which version, and where programs find their door.
import { html, nothing } from 'lit';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';

class SettingsAbout extends LightElement {
  static properties = { data: { attribute: false } };

  render() {
    const { health, packs } = this.data ?? {};
    return html`
      <section class="card block">
        <h2>Meriggio</h2>
        <p>${t('about.what')}</p>
        <dl class="facts">
          <div><dt>${t('about.version')}</dt><dd>${health?.version ?? '–'}</dd></div>
          <div><dt>${t('about.page')}</dt><dd><code>${document.querySelector('meta[name=build]')?.content}</code></dd></div>
          ${(packs ?? []).map(({ name, version }) => html`<div><dt>${t('about.pack', { name })}</dt><dd>${version}</dd></div>`)}
        </dl>
        <p class="quiet">${t('about.licence')}</p>
        <ul class="ways">
          <li><a href="/api/v1/openapi.json">${t('about.openapi')}</a></li>
          <li><a href="/api/v1/metrics">${t('about.metrics')}</a></li>
        </ul>
      </section>
      ${health?.notices?.length ? html`<section class="card block"><h2>${t('about.notices')}</h2><ul class="notes">${health.notices.map(({ word, sentence }) => html`<li data-notice=${word}>${sentence}</li>`)}</ul></section>` : nothing}`;
  }
}

customElements.define('settings-about', SettingsAbout);
