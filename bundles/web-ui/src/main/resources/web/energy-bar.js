// SPDX-License-Identifier: Apache-2.0
// Energies that add up to a whole, as a bar in parts and a list with the same colours and words.
import { html, svg, nothing } from 'lit';
import { locale, t } from './i18n.js';
import { LightElement } from './light-element.js';
import { formatPercent, formatPoint } from './units.js';

const GAP = 0.6;

class EnergyBar extends LightElement {
  static properties = {
    /** [{name, value}]: name of a message part.NAME, Wh ≥ 0 */
    parts: { attribute: false },
    /** whether the list tells shares alone */
    shares: { type: Boolean },
  };

  render() {
    const parts = this.parts.filter(({ value }) => value > 0);
    const total = parts.reduce((sum, { value }) => sum + value, 0);
    let start = 0;
    return html`
      <svg class="energy-bar" aria-hidden="true" width="100%" height="14">
        <rect class="track" width="100%" height="14" rx="7"/>
        ${parts.map(({ name, value }, index) => {
          const x = start;
          start += (value / total) * 100;
          const width = Math.max(0.4, (value / total) * 100 - (index < parts.length - 1 ? GAP : 0));
          return svg`<rect class="part-${name}" x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" height="14" rx="4"/>`;
        })}
      </svg>
      <ul class="energy-parts">${parts.map(({ name, value }) => html`
        <li data-part=${name}><i class="part-${name}"></i>${t(`part.${name}`)}
          ${this.shares ? nothing : html`<b>${energyText(value)}</b>`}<span class="quiet">${formatPercent((value / total) * 100, locale())}\u00a0%</span></li>`)}
      </ul>`;
  }
}

/** Wh as people write it. */
export function energyText(wattHours) {
  const { text, unit } = formatPoint({ value: wattHours, unit: 'Wh' }, locale(), {});
  return unit ? `${text}\u00a0${unit}` : text;
}

customElements.define('energy-bar', EnergyBar);
