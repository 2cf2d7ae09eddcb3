// SPDX-License-Identifier: Apache-2.0
// The day in figures: made, used, bought, sold; where the sun's energy went, and whence the used came.
import { html, nothing } from 'lit';
import { dayTotals } from './day-totals.js';
import { energyText } from './energy-bar.js';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';
import { UNKNOWN } from './units.js';

class DayCard extends LightElement {
  static properties = {
    /** /energy-flows, or null */
    energy: { attribute: false },
    /** {pv, battery, car}: which parts the plant has */
    parts: { attribute: false },
  };

  render() {
    const totals = dayTotals(this.energy?.today?.flows, this.parts);
    const { pv, battery, car } = this.parts;
    return html`
      <article class="card day">
        <h2>${t('day.title')}</h2>
        <dl class="figures">
          ${pv ? this.#figure('produced', totals) : nothing}
          ${this.#figure('consumed', totals)}
          ${this.#figure('drawn', totals)}
          ${pv || battery ? this.#figure('fedIn', totals) : nothing}
          ${battery ? html`${this.#figure('charged', totals)}${this.#figure('discharged', totals)}` : nothing}
          ${car || totals.cars > 0 ? this.#figure('cars', totals) : nothing}
        </dl>
        <div class="bars">
          ${pv ? this.#bar('sunWent', totals.sunWent) : nothing}
          ${this.#bar('usedFrom', totals.usedFrom)}
        </div>
      </article>`;
  }

  #figure(name, totals) {
    const value = totals[name];
    return html`<div data-total=${name}><dt>${t(`day.${name}`)}</dt>
      <dd>${totals.uncertain && value !== null ? html`<span class="about" title=${t('quality.UNCERTAIN.meaning')}>≈</span>` : nothing}${value === null ? UNKNOWN : energyText(value)}</dd></div>`;
  }

  #bar(name, parts) {
    return parts?.some(({ value }) => value > 0)
      ? html`<section><h3>${t(`day.${name}`)}</h3><energy-bar .parts=${parts}></energy-bar></section>` : nothing;
  }
}

customElements.define('day-card', DayCard);
