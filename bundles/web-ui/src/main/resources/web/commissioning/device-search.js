// SPDX-License-Identifier: Apache-2.0
// The search in the assistant: what was found is added to the draft with one press.
import { html } from 'lit';
import { t } from '../i18n.js';
import { SearchElement } from '../search-element.js';
import { lineWords } from './connections.js';

class DeviceSearch extends SearchElement {
  static properties = {
    /** only these families can be added */
    families: { attribute: false },
    /** {lines, devices}: what is there already is not offered again */
    draft: { attribute: false },
  };

  /** Here most devices hang on the gateway's own bus. */
  get places() {
    return ['serialPort', 'sticks', 'host', 'network'];
  }

  offer(candidate) {
    if (!this.families.includes(candidate.family)) {
      return html`<span class="quiet">${t('commissioning.search.notHere')}</span>`;
    }
    return this.#there(candidate) ? this.added()
      : html`<div class="actions">${this.button(t('do.add'), () => this.dispatchEvent(new CustomEvent('add-candidate', { detail: candidate, bubbles: true })))}</div>`;
  }

  #there({ serialNumber, unit, line, newLine }) {
    return this.draft.devices.some((device) => (serialNumber && device.serialNumber === serialNumber)
      || (device.unit === unit && (device.line === line || this.#leads(device.line, newLine))));
  }

  #leads(id, keys) {
    const line = this.draft.lines.find((one) => one.id === id);
    return Boolean(keys && line) && lineWords(line) === lineWords(keys);
  }
}

customElements.define('device-search', DeviceSearch);
