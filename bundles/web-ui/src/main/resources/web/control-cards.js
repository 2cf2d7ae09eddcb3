// SPDX-License-Identifier: Apache-2.0
// All on which the gateway decides: charge points, storages, outputs. What a plant has not is not shown.
import { html, nothing } from 'lit';
import './charge-point-card.js';
import './outputs-card.js';
import './storage-card.js';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';

class ControlCards extends LightElement {
  static properties = {
    /** the state of LiveData */
    data: { attribute: false },
    time: { type: Number },
    stale: { type: Boolean },
    /** whether the plant has a production that strategies can follow */
    sunny: { type: Boolean },
  };

  render() {
    const { chargePoints, storages, outputs, logics, devices } = this.data;
    return html`
      ${this.#section('control.charging', chargePoints, (point) => html`
        <charge-point-card .point=${point} .sunny=${this.sunny} .time=${this.time} .stale=${this.stale}></charge-point-card>`)}
      ${this.#section('control.storage', storages, (storage) => html`
        <storage-card .storage=${storage} .name=${devices?.find((device) => device.id === storage.id)?.name ?? ''} .time=${this.time} .stale=${this.stale}></storage-card>`)}
      ${hasOutputs(outputs, logics, devices) ? this.#section('control.outputs', [outputs], () => html`
        <outputs-card .outputs=${outputs} .time=${this.time} .stale=${this.stale}></outputs-card>`) : nothing}`;
  }

  #section(title, items, card) {
    return (items ?? []).length === 0 ? nothing : html`
      <section class="controls ${this.stale ? 'stale' : ''}"><h2>${t(title)}</h2><div class="cards">${items.map(card)}</div></section>`;
  }
}

/** Outputs are there in every gateway by number; a plant has them when a device or a person uses them. */
function hasOutputs(outputs, logics, devices) {
  return Boolean(outputs?.length) && (
    Boolean(logics?.length) || outputs.some((output) => output.override !== 'AUTO')
      || Boolean(devices?.some((device) => device.family === 'onboard-io')));
}

customElements.define('control-cards', ControlCards);
