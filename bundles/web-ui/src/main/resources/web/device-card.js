// SPDX-License-Identifier: Apache-2.0
// One device: what it is, how it is, what it says.
import { html, nothing } from 'lit';
import './points-table.js';
import { ControlElement } from './control-element.js';
import { familyName } from './family-name.js';
import { isKnown, numberOf, reasonSentence } from './figures.js';
import { hasMessage, locale, t } from './i18n.js';
import { may } from './session.js';
import { formatPercent, powerText } from './units.js';

/** What a device says first, by what an owner looks for. */
const HEADLINES = ['pv_power', 'grid_power', 'battery_power', 'battery_soc', 'charger_power', 'electric_power', 'ac_power'];

class DeviceCard extends ControlElement {
  static properties = {
    device: { attribute: false },
    /** its points, or undefined before they were asked for */
    points: { attribute: false },
    /** whether the points are shown; hidden ones are not drawn */
    open: { state: true },
    /** whether a person was asked if it is to go */
    leaving: { state: true },
  };

  render() {
    const { id, name, family, state } = this.device;
    const kind = familyName(family);
    return html`
      <article class="card device ${state.toLowerCase()}" data-device=${id}>
        <header>
          <div><h2>${name || id}</h2>${kind === name ? nothing : html`<p class="quiet">${kind}</p>`}</div>
          <span class="chip state-${state.toLowerCase()}"><i class="dot"></i>${t(`device.${state}`)}</span>
        </header>
        ${this.#explanation()}
        ${this.#faults()}
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
        ${may('DEVICES') ? this.#actions(id) : nothing}
        ${this.refused()}
      </article>`;
  }

  /** What the device itself complains of, in its words. */
  #faults() {
    const point = (this.points ?? []).find(({ id }) => id === 'fault');
    const faults = isKnown(point) && Array.isArray(point.value) ? point.value : [];
    return faults.length === 0 ? nothing : html`
      <ul class="faults" aria-label=${t('point.fault')}>${faults.map(({ code, text }) => html`<li><b>${code}</b> ${text}</li>`)}</ul>`;
  }

  #actions(id) {
    return this.leaving
      ? html`<div class="actions"><p>${t('site.remove.sure', { id })}</p>
          ${this.button(t('do.remove'), () => this.#remove(id), 'main')}
          ${this.button(t('do.cancel'), () => { this.leaving = false; })}</div>`
      : html`<div class="actions">
          ${this.button(t('do.edit'), () => this.dispatchEvent(new CustomEvent('edit-device', { detail: id, bubbles: true })))}
          ${this.button(t('do.remove'), () => { this.leaving = true; })}</div>`;
  }

  async #remove(id) {
    await this.request('DELETE', `/devices/${encodeURIComponent(id)}`);
    this.leaving = false;
  }

  /** The reason where there is one, else what the state means, unless all is well. */
  #explanation() {
    const { state, reason, detail } = this.device;
    if (state === 'ONLINE' && !reasonSentence(reason)) {
      return nothing;
    }
    const sentence = reasonSentence(reason) || t(`device.${state}.meaning`);
    return html`<p class="explanation" data-reason=${reason ?? ''}>${sentence}${detail ? html` <span class="quiet">${detail}</span>` : nothing}</p>
      ${hasMessage(`mend.${reason}`) ? html`<p class="mend"><b>${t('mend')}</b> ${t(`mend.${reason}`)}</p>` : nothing}`;
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
