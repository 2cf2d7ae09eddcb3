// SPDX-License-Identifier: Apache-2.0
// A share of the day as a ring and a number: self-consumption, autarky.
import { html, nothing, svg } from 'lit';
import { figureSentence, isUncertain, numberOf, qualityOf } from './figures.js';
import { locale, t } from './i18n.js';
import { LightElement } from './light-element.js';
import { formatPercent } from './units.js';

class ShareCard extends LightElement {
  static properties = {
    /** the point: self_consumption_today or autarky_today */
    point: { type: String },
    /** its figure, in % */
    figure: { attribute: false },
    tone: { type: String },
  };

  render() {
    const value = numberOf(this.figure);
    const known = value !== null;
    return html`
      <article class="card share ${this.tone} ${qualityOf(this.figure).toLowerCase()}" data-point=${this.point}>
        <svg class="gauge" viewBox="0 0 96 96" aria-hidden="true">
          <circle class="track" cx="48" cy="48" r="41"/>
          ${known && value > 0 ? svg`<circle class="value" cx="48" cy="48" r="41" pathLength="100"
              stroke-dasharray="${Math.min(100, value)} 100" transform="rotate(-90 48 48)"/>` : nothing}
        </svg>
        <div>
          <h3>${t(`today.${this.point}`)}</h3>
          <p class="big">${isUncertain(this.figure) ? html`<span class="about" title=${t('quality.UNCERTAIN.meaning')}>≈</span>` : nothing}${formatPercent(value, locale())}${known ? html`<small>%</small>` : nothing}</p>
          <p class="explained">${known ? t(`today.${this.point}.meaning`) : figureSentence(this.figure)}</p>
        </div>
      </article>`;
  }
}

customElements.define('share-card', ShareCard);
