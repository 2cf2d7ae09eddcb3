// SPDX-License-Identifier: Apache-2.0
// The sums of a span: energies, self-consumption and autarky, and how they compare.
import { html, nothing } from 'lit';
import { spanTotals } from './energy-sums.js';
import { changeText, valueText } from './history-words.js';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';

const FIGURES = [
  ['production', 'sun', 'Wh'], ['consumption', 'quiet', 'Wh'], ['charger', 'car', 'Wh'], ['drawn', 'grid', 'Wh'],
  ['fedIn', 'grid', 'Wh'], ['charged', 'battery', 'Wh'], ['discharged', 'battery', 'Wh'],
];

class HistoryTotals extends LightElement {
  static properties = {
    /** {flows, complete} of totalFlows() */
    total: { attribute: false },
    /** the same of the span to compare with, or null */
    other: { attribute: false },
    /** whether the span is not over, and the other one counted only as far */
    partly: { type: Boolean },
    /** what the other span is called */
    otherName: { type: String },
    /** {pv, battery, car}: which parts the plant has */
    parts: { attribute: false },
  };

  render() {
    const totals = spanTotals(this.total.flows);
    const before = this.other ? spanTotals(this.other.flows) : null;
    return html`
      <div class="shares">
        ${this.parts.pv ? this.#share('selfConsumption', 'sun', totals, before) : nothing}
        ${this.#share('autarky', 'own', totals, before)}
      </div>
      <dl class="totals">${FIGURES.filter(([name]) => this.#isThere(name)).map(([name, tone, unit]) => html`
        <div class="tone-${tone}" data-total=${name}><dt><i></i>${t(`history.${name}`)}</dt>
          <dd>${valueText(totals[name], unit)}${this.#change(totals[name], before?.[name], unit)}</dd></div>`)}
      </dl>
      ${before && this.partly ? html`<p class="quiet incomplete">${t('history.partly')}</p>` : nothing}
      ${this.total.complete ? nothing : html`<p class="quiet incomplete">${t('history.incomplete')}</p>`}`;
  }

  #isThere(name) {
    return { production: this.parts.pv, fedIn: this.parts.pv || this.parts.battery, charged: this.parts.battery,
      discharged: this.parts.battery, charger: this.parts.car }[name] ?? true;
  }

  #share(name, tone, totals, before) {
    const value = totals[name];
    return html`
      <div class="tone-${tone}" data-total=${name}>
        <p><span>${t(`history.${name}`)}</span> <b>${valueText(value, '%')}</b>
          ${before ? html`<small class="quiet">${this.otherName}: ${valueText(before[name], '%')}</small>` : nothing}</p>
        <svg class="bar" aria-hidden="true"><rect class="track" width="100%" height="8" rx="4"/>
          <rect class="value" width="${value ?? 0}%" height="8" rx="4"/></svg>
      </div>`;
  }

  #change(value, before, unit) {
    if (before === undefined) {
      return nothing;
    }
    return html`<small class="quiet">${this.otherName}: ${valueText(before, unit)} ${changeText(value, before)}</small>`;
  }
}

customElements.define('history-totals', HistoryTotals);
