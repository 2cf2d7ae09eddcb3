// SPDX-License-Identifier: Apache-2.0
// Measured points as curves over a span, with their table.
import { html } from 'lit';
import './time-chart.js';
import { axisMarks, boundsOf } from './calendar.js';
import { aligned, thinned, withGaps } from './history-rows.js';
import { axisTitle, momentTitle, valueText } from './history-words.js';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';

/** How units stand on an axis; others as they are. */
const AXES = {
  W: { divisor: 1000, unit: 'kW', zero: true, least: 500 },
  Wh: { divisor: 1000, unit: 'kWh', zero: true, least: 1000 },
  VA: { divisor: 1000, unit: 'kVA', zero: true, least: 500 },
  var: { divisor: 1000, unit: 'kvar', zero: true, least: 500 },
  '%': { fixed: [0, 100], levels: [0, 25, 50, 75, 100], unit: '%' },
};
const TABLE_ROWS = 96;

class PowerCurves extends LightElement {
  static properties = {
    /** [{point, unit, label, tone, kind, dashed, shown, rows}] */
    curves: { attribute: false },
    span: { type: String },
    /** the first day of the span */
    first: { attribute: false },
    zone: { type: String },
    label: { type: String },
    time: { type: Number },
  };

  render() {
    const { from, to } = boundsOf(this.span, this.first, this.zone);
    const line = withGaps(aligned(this.curves));
    const units = [...new Set(this.curves.map(({ unit }) => unit))];
    return html`
      <time-chart .x=${line.times} .from=${from / 1000} .to=${to / 1000} .label=${this.label} .words=${valueText}
        .units=${Object.fromEntries(units.map((unit) => [unit, AXES[unit] ?? { unit, zero: false, least: 0.5 }]))}
        .marks=${axisMarks(this.span, this.first, this.zone, this.clientWidth || 700).map((at) => ({ at: at / 1000, text: axisTitle(this.span, at, this.zone) }))}
        .moment=${(seconds) => momentTitle(this.span, seconds * 1000, this.zone)}
        .series=${this.curves.map(({ point, unit, label, tone, kind, dashed, shown }, index) => ({
          key: point, label, tone, kind: kind ?? 'LINE', dashed, shown, scale: unit, values: line.values[index] }))}></time-chart>
      ${this.#table(aligned(this.curves))}`;
  }

  #table({ times, values }) {
    const rows = thinned(times.map((_, index) => index), TABLE_ROWS);
    return html`
      <details class="figures-table"><summary>${t('history.table')}</summary>
        ${rows.length < times.length ? html`<p class="quiet">${t('history.thinned', { shown: rows.length, all: times.length })}</p>` : ''}
        <div class="scroll" tabindex="0" role="region" aria-label=${this.label}><table class="numbers">
          <thead><tr><th scope="col">${t('history.when')}</th>${this.curves.map(({ label }) => html`<th scope="col" class="number">${label}</th>`)}</tr></thead>
          <tbody>${rows.map((index) => html`
            <tr><th scope="row">${momentTitle(this.span, times[index] * 1000, this.zone)}</th>${this.curves.map(({ unit }, column) => html`
              <td class="number">${valueText(values[column][index], unit)}</td>`)}</tr>`)}</tbody>
        </table></div></details>`;
  }
}

customElements.define('power-curves', PowerCurves);
