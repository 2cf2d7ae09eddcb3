// SPDX-License-Identifier: Apache-2.0
// The driver packs that are installed.
import { html, nothing } from 'lit';
import { hasMessage, t } from './i18n.js';
import { LightElement } from './light-element.js';

class PackList extends LightElement {
  static properties = { packs: { attribute: false } };

  render() {
    return html`
      <ul class="rows">${this.packs.map((pack) => html`
        <li class="card pack" data-pack=${pack.name}>
          <div class="who"><h3>${pack.name} <span class="quiet">${pack.version}</span></h3>
            <p class="quiet">${(pack.families ?? []).map((family) => (hasMessage(`family.${family}`) ? t(`family.${family}`) : family)).join(', ')}</p></div>
          <span class="chip pack-${String(pack.state).toLowerCase()}"><i class="dot"></i>${hasMessage(`pack.${pack.state}`) ? t(`pack.${pack.state}`) : pack.state}</span>
          ${pack.previous ? html`<p class="quiet">${t('pack.previous', { version: pack.previous.version ?? pack.previous })}</p>` : nothing}
          ${pack.reason ? html`<p class="explanation">${pack.reason}</p>` : nothing}
        </li>`)}
      </ul>`;
  }
}

customElements.define('pack-list', PackList);
