// SPDX-License-Identifier: Apache-2.0
// One device: what it is, how it is, what it says.
import { html, nothing } from 'lit';
import './points-table.js';
import { numberOf, reasonSentence } from './figures.js';
import { hasMessage, locale, t } from './i18n.js';
import { LightElement } from './light-element.js';
import { formatPercent, powerText } from './units.js';

/** What a device says first, by what an owner looks for. */
const HEADLINES = ['pv_power', 'grid_power', 'battery_power', 'battery_soc', 'charger_power', 'electric_power', 'ac_power'];

class DeviceCard extends LightElement {
  static properties = {
    device: { attribute: false },
    /** its points, or undefined before they were asked for */
    points: { attribute: false },
    time: { type: Number },
    /** whether the points are shown; hidden ones are not drawn */
    open: { state: true },
  };

  render() {
    const { id, name, family, state } = this.device;
    const kind = hasMessage(`family.${family}`) ? t(`family.${family}`) : family;
    return html`
      <article class="card device ${state.toLowerCase()}" data-device=${id}>
        <header>
          <div><h2>${name || id}</h2>${kind === name ? nothing : html`<p class="quiet">${kind}</p>`}</div>
          <span class="chip state-${state.toLowerCase()}"><i class="dot"></i>${t(`device.${state}`)}</span>
        </header>
        ${this.#explanation()}
        ${this.#headlines()}
        <dl>
          ${this.#fact('device.model', this.device.model)}
          ${this.#fact('device.serialNumber', this.device.serialNumber)}
          ${this.#fact('device.firmware', this.device.firmware)}
          ${this.#fact('device.line', this.device.line)}
          ${this.#fact('device.unit', this.device.unit)}
        </dl>
        <details @toggle=${this.#opened}>
          <summary>${this.points ? t('device.points', { count: this.points.length }) : t('device.pointsUncounted')}</summary>
          ${this.open && this.points ? html`<div class="scroll"><points-table .points=${this.points} .time=${this.time}></points-table></div>` : nothing}
        </details>
      </article>`;
  }

  /** The reason where there is one, else what the state means, unless all is well. */
  #explanation() {
    const { state, reason, detail } = this.device;
    if (state === 'ONLINE' && !reasonSentence(reason)) {
      return nothing;
    }
    const sentence = reasonSentence(reason) || t(`device.${state}.meaning`);
    return html`<p class="explanation" data-reason=${reason ?? ''}>${sentence}${detail ? html` <span class="quiet">${detail}</span>` : nothing}</p>`;
  }

  #headlines() {
    const shown = HEADLINES.map((id) => (this.points ?? []).find((point) => point.id === id)).filter(Boolean).slice(0, 3);
    return shown.length === 0 ? nothing : html`
      <ul class="headlines">
        ${shown.map((point) => {
          const value = numberOf(point);
          const text = point.unit === '%' ? `${formatPercent(value, locale())}${value === null ? '' : '\u00a0%'}` : powerText(value, locale());
          return html`<li><b>${text}</b><span>${t(`point.${point.id}`)}</span></li>`;
        })}
      </ul>`;
  }

  #fact(key, value) {
    return value !== null && value !== undefined && value !== '' ? html`<div><dt>${t(key)}</dt><dd>${value}</dd></div>` : nothing;
  }

  #opened(event) {
    if (event.target !== event.currentTarget) {
      return;
    }
    this.open = event.target.open;
    if (this.open) {
      this.dispatchEvent(new CustomEvent('want-points', { detail: this.device.id, bubbles: true }));
    }
  }
}

customElements.define('device-card', DeviceCard);
