// SPDX-License-Identifier: Apache-2.0
// Devices, lines, driver packs, and what the states mean.
import { html } from 'lit';
import './device-card.js';
import './line-list.js';
import './pack-list.js';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';

const STATES = ['ONLINE', 'STARTING', 'OFFLINE', 'FAULT', 'DRIVER_ABSENT', 'REFUSED'];

class DevicesPage extends LightElement {
  static properties = {
    /** the state of LiveData */
    data: { attribute: false },
    time: { type: Number },
  };

  render() {
    const { devices, points, lines, packs, connection } = this.data;
    return html`
      <div class="devices ${connection === 'LOST' ? 'stale' : ''}">
        <section><h1>${t('devices.title')}</h1>
          ${list(devices, 'devices.none', (known) => html`
            <div class="cards">${known.map((device) => html`
              <device-card .device=${device} .points=${points[device.id]} .time=${this.time}></device-card>`)}</div>`)}
        </section>
        <section><h2>${t('lines.title')}</h2>
          ${list(lines, 'lines.none', (known) => html`<line-list .lines=${known}></line-list>`)}</section>
        <section><h2>${t('packs.title')}</h2>
          ${list(packs, 'packs.none', (known) => html`<pack-list .packs=${known}></pack-list>`)}</section>
        <section class="card legend-card"><details><summary>${t('states.title')}</summary>
          <table class="states"><thead><tr><th scope="col">${t('states.state')}</th><th scope="col">${t('states.meaning')}</th></tr></thead>
          <tbody>${STATES.map((state) => html`<tr><th scope="row"><span class="chip state-${state.toLowerCase()}"><i class="dot"></i>${t(`device.${state}`)}</span></th>
            <td>${t(`device.${state}.meaning`)}</td></tr>`)}</tbody></table></details></section>
      </div>`;
  }
}

/** A list, or that it is empty, or that it isn't known. */
function list(items, noneKey, show) {
  if (items === null) {
    return html`<p class="plain-note">${t('list.unknown')}</p>`;
  }
  return items.length === 0 ? html`<p class="plain-note">${t(noneKey)}</p>` : show(items);
}

customElements.define('devices-page', DevicesPage);
