// SPDX-License-Identifier: Apache-2.0
// Every charge point: what it does and why, by which strategy, and what it has done.
import { html, nothing } from 'lit';
import './charge-point-card.js';
import './charge-sessions.js';
import './energy-bar.js';
import { numberOf } from './figures.js';
import { plantParts } from './flows.js';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';
import './strategy-choice.js';

class ChargingPage extends LightElement {
  static properties = {
    data: { attribute: false },
    time: { type: Number },
  };

  render() {
    const { chargePoints, connection } = this.data;
    return html`
      <h1 class="page-title">${t('charging.title')}</h1>
      ${chargePoints === null ? html`<p class="plain-note">${t('list.unknown')}</p>`
        : chargePoints.length === 0 ? html`<p class="card plain-note">${t('charging.none')}</p>`
          : html`
            <div class="stations ${connection === 'LOST' ? 'stale' : ''}">
              ${this.#source()}
              ${chargePoints.map((point) => this.#station(point, connection === 'LOST'))}
            </div>`}`;
  }

  #station(point, stale) {
    const { now, devices } = this.data;
    const sunny = plantParts(now, devices ?? []).pv;
    return html`
      <section class="card station" data-station=${point.id} aria-label=${point.name || point.id}>
        <charge-point-card roomy .point=${point} .sunny=${sunny} .time=${this.time} .stale=${stale}></charge-point-card>
        <strategy-choice .point=${point} .sunny=${sunny} .stale=${stale}></strategy-choice>
        <charge-sessions .point=${point}></charge-sessions>
      </section>`;
  }

  /** Whence the energy came that went into cars in the newest minute. */
  #source() {
    const flows = this.data.energy?.lastInterval?.flows ?? {};
    const parts = ['pv', 'battery', 'grid'].map((from) => ({ name: from, value: numberOf(flows[`energy_${from}_to_charger`]) ?? 0 }));
    return parts.some(({ value }) => value > 0) ? html`
      <div class="card source"><h2>${t('charging.source')}</h2><energy-bar .parts=${parts} shares></energy-bar></div>` : nothing;
  }
}

customElements.define('charging-page', ChargingPage);
