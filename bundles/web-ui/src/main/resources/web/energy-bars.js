// SPDX-License-Identifier: Apache-2.0
// The ten flows as bars: above zero where the energy came from, below where it went.
import { html, nothing } from 'lit';
import './time-chart.js';
import { SINKS, SOURCES, stepSums } from './energy-sums.js';
import { axisTitle, stepTitle, valueText } from './history-words.js';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';

const TONES = { pv: 'sun', battery: 'battery', grid: 'grid', household: 'quiet', charger: 'car' };
const UNITS = { Wh: { divisor: 1000, unit: 'kWh', zero: true, least: 1000 } };

class EnergyBars extends LightElement {
  static properties = {
    /** [{at, flows, complete}] of flowsByStep() */
    steps: { attribute: false },
    /** the same of the span to compare with, or null */
    other: { attribute: false },
    otherName: { type: String },
    span: { type: String },
    zone: { type: String },
    parts: { attribute: false },
    /** the gateway's time: what is still to come is not unknown */
    time: { type: Number },
  };

  render() {
    const sums = this.steps.map(({ flows }) => stepSums(flows));
    const marked = this.steps.map((step, index) => ({ at: index, text: axisTitle(this.span, step.at, this.zone) }));
    const every = Math.ceil(this.steps.length / 16);
    return html`
      <time-chart .x=${this.steps.map((_, index) => index)} .series=${this.#series(sums)} .units=${UNITS}
        .marks=${marked.filter((_, index) => index % every === 0)} .from=${-0.6} .to=${this.steps.length - 0.4}
        .unknown=${this.#unknown(sums)} .label=${t('history.energy.label')} .words=${valueText}
        .moment=${(index) => stepTitle(this.span, this.steps[index].at, this.zone)}></time-chart>
      ${this.#table(sums)}`;
  }

  #sources() {
    return SOURCES.filter((name) => name === 'grid' || this.parts[name]);
  }

  #sinks() {
    const there = { charger: this.parts.car, battery: this.parts.battery, grid: this.parts.pv || this.parts.battery };
    return SINKS.filter((name) => there[name] ?? true);
  }

  #series(sums) {
    const half = (side, names, sign) => names.map((name) => ({
      key: `${side}.${name}`, label: t(`history.${side}.${name}`), tone: TONES[name], kind: 'BAR', sign,
      values: sums.map((sum) => sum[side][name]),
    }));
    return [
      ...half('sources', this.#sources(), 1), ...half('sinks', this.#sinks(), -1),
      ...this.other ? [this.#ghost('sources', 1), this.#ghost('sinks', -1)] : []];
  }

  /** The other span as an outline of its whole bars. */
  #ghost(side, sign) {
    const whole = this.other.map(({ flows }) => Object.values(stepSums(flows)[side]))
      .map((parts) => (parts.includes(null) ? null : parts.reduce((a, b) => a + b, 0)));
    return {
      key: `other.${side}`, label: `${this.otherName}: ${t(`history.${side}`)}`, tone: 'ink', kind: 'GHOST', sign,
      values: this.steps.map((_, index) => whole[index] ?? null),
    };
  }

  #unknown(sums) {
    return sums.flatMap((sum, index) =>
      (this.steps[index].at <= this.time && Object.values(sum.sources).includes(null) ? [[index - 0.4, index + 0.4]] : []));
  }

  #table(sums) {
    const columns = [...this.#sources().map((name) => ['sources', name]), ...this.#sinks().map((name) => ['sinks', name])];
    return html`
      <details class="figures-table"><summary>${t('history.table')}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${t('history.energy')}><table class="numbers">
          <thead><tr><th scope="col">${t('history.when')}</th>${columns.map(([side, name]) => html`
            <th scope="col" class="number">${t(`history.${side}.${name}`)}</th>`)}</tr></thead>
          <tbody>${this.steps.map((step, index) => html`
            <tr><th scope="row">${stepTitle(this.span, step.at, this.zone)}${step.complete || step.at > this.time ? nothing
              : html` <span class="quiet" title=${t('history.incomplete')}>≈</span>`}</th>
              ${columns.map(([side, name]) => html`<td class="number">${valueText(sums[index][side][name], 'Wh')}</td>`)}</tr>`)}</tbody>
          <tfoot><tr><th scope="row">${t('history.sum')}</th>${columns.map(([side, name]) => html`<td class="number">${valueText(total(sums.map((sum) => sum[side][name])), 'Wh')}</td>`)}</tr></tfoot>
        </table></div></details>`;
  }
}

/** Of what is known; null where nothing is. */
function total(values) {
  const known = values.filter((value) => value !== null);
  return known.length ? known.reduce((a, b) => a + b, 0) : null;
}

customElements.define('energy-bars', EnergyBars);
