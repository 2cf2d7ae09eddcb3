// SPDX-License-Identifier: Apache-2.0
// Devices, lines, driver packs, and what the states mean.
import { html, nothing } from 'lit';
import './device-card.js';
import './device-form.js';
import './discovery-panel.js';
import './line-form.js';
import './line-list.js';
import './pack-list.js';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';
import { may } from './session.js';

const STATES = ['ONLINE', 'STARTING', 'OFFLINE', 'FAULT', 'DRIVER_ABSENT', 'REFUSED'];

class DevicesPage extends LightElement {
  static properties = {
    /** the state of LiveData */
    data: { attribute: false },
    time: { type: Number },
    /** {what: 'device' | 'line' | 'search', id}: what is edited, id empty for a new one; null for nothing */
    editing: { state: true },
  };

  constructor() {
    super();
    this.editing = null;
  }

  render() {
    const { devices, points, lines, packs, connection } = this.data;
    return html`
      <div class="devices ${connection === 'LOST' ? 'stale' : ''}" @leave-form=${() => { this.editing = null; }}
        @edit-device=${({ detail }) => this.#edit('device', detail)} @edit-line=${({ detail }) => this.#edit('line', detail)}>
        <section><header><h1>${t('devices.title')}</h1>${may('DEVICES') && this.editing === null ? html`<div class="actions">
            <button type="button" class="button" data-do="add-device" @click=${() => this.#edit('device', '')}>${t('site.device.add')}</button>
            <button type="button" class="button main" data-do="search" @click=${() => this.#edit('search', '')}>${t('discovery.title')}</button></div>` : nothing}</header>
          ${this.editing?.what === 'search' ? this.#search(devices ?? [], lines ?? []) : nothing}
          ${this.editing?.what === 'device' ? html`<device-form .device=${this.editing.id} .lines=${lines ?? []} .taken=${ids(devices)}></device-form>` : nothing}
          ${list(devices, 'devices.none', (known) => html`
            <div class="cards">${known.map((device) => html`
              <device-card .device=${device} .points=${points[device.id]} .time=${this.time}></device-card>`)}</div>`)}
        </section>
        <section><header><h2>${t('lines.title')}</h2>${may('DEVICES') && this.editing === null ? html`<div class="actions">
            <button type="button" class="button" data-do="add-line" @click=${() => this.#edit('line', '')}>${t('site.line.add')}</button></div>` : nothing}</header>
          ${this.editing?.what === 'line' ? html`<line-form .line=${this.editing.id} .taken=${ids(lines)}></line-form>` : nothing}
          ${list(lines, 'lines.none', (known) => html`<line-list .lines=${known}></line-list>`)}</section>
        <section><h2>${t('packs.title')}</h2>
          ${packs === null ? html`<p class="plain-note">${t('list.unknown')}</p>` : html`<pack-list .packs=${packs}></pack-list>`}</section>
        <section class="card legend-card"><details><summary>${t('states.title')}</summary>
          <table class="states"><thead><tr><th scope="col">${t('states.state')}</th><th scope="col">${t('states.meaning')}</th></tr></thead>
          <tbody>${STATES.map((state) => html`<tr><th scope="row"><span class="chip state-${state.toLowerCase()}"><i class="dot"></i>${t(`device.${state}`)}</span></th>
            <td>${t(`device.${state}.meaning`)}</td></tr>`)}</tbody></table></details></section>
      </div>`;
  }

  #search(devices, lines) {
    return html`<div class="search"><header><h2>${t('discovery.title')}</h2><button type="button" class="button" @click=${() => { this.editing = null; }}>${t('do.close')}</button></header>
      <discovery-panel .lines=${lines} .taken=${ids(devices)}></discovery-panel></div>`;
  }

  async #edit(what, id) {
    // another one's form begins afresh
    this.editing = null;
    await this.updateComplete;
    this.editing = { what, id };
    await this.updateComplete;
    const form = this.querySelector('device-form, line-form, discovery-panel');
    form.scrollIntoView({ block: 'start', behavior: 'auto' });
    form.tabIndex = -1;
    form.focus({ preventScroll: true });
  }
}

function ids(items) {
  return (items ?? []).map(({ id }) => id);
}

/** A list, or that it is empty, or that it isn't known. */
function list(items, noneKey, show) {
  if (items === null) {
    return html`<p class="plain-note">${t('list.unknown')}</p>`;
  }
  return items.length === 0 ? html`<p class="plain-note">${t(noneKey)}</p>` : show(items);
}

customElements.define('devices-page', DevicesPage);
