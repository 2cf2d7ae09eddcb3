// SPDX-License-Identifier: Apache-2.0
// The gateway's version and its driver packs: put one in or a newer one, go back to the one before.
import { html } from 'lit';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';
import './pack-list.js';

class SettingsPacks extends LightElement {
  static properties = { data: { attribute: false } };

  render() {
    const { packs, connection } = this.data ?? {};
    return html`
      <section class="card block"><h2>${t('packs.title')}</h2><p class="quiet">${t('packs.how')}</p></section>
      <div class="devices-packs"><pack-list .packs=${packs ?? []} .stale=${connection === 'LOST'}></pack-list></div>`;
  }
}

customElements.define('settings-packs', SettingsPacks);
