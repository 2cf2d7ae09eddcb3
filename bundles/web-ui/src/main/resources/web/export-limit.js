// SPDX-License-Identifier: Apache-2.0
// The most that the plant feeds into the grid, and how it is kept.
import { html, nothing } from 'lit';
import { AskedElement } from './asked-element.js';
import { valueText } from './history-words.js';
import { t } from './i18n.js';
import { may } from './session.js';

class ExportLimit extends AskedElement {
  get path() {
    return '/export-limit';
  }

  render() {
    if (this.answer === null) {
      return nothing;
    }
    const { power, feedIn, sentence, trouble, alarm, ceilings } = this.answer;
    return html`
      <article class="card control" data-export-limit>
        <header><h3>${t('exportLimit.title')}</h3>
          <span class="chip ${power === null ? 'limit-none' : alarm ? 'limit-alarm' : 'limit-kept'}"><i class="dot"></i>${power === null ? t('exportLimit.none') : valueText(power, 'W')}</span></header>
        ${sentence ? html`<p class="explanation">${sentence}</p>` : nothing}
        ${trouble ? html`<p class="explanation trouble">${trouble}</p>` : nothing}
        <dl class="facts"><div><dt>${t('exportLimit.feedIn')}</dt><dd>${valueText(typeof feedIn === 'number' ? Math.max(0, feedIn) : null, 'W')}</dd></div>
          ${Object.entries(ceilings ?? {}).map(([id, share]) => html`<div><dt>${t('exportLimit.ceiling', { id })}</dt><dd>${valueText(share, '%')}</dd></div>`)}</dl>
        ${may('PLANT') ? html`
          <form class="fields" @submit=${this.#set}>
            <label>${t('exportLimit.power')}<input type="number" name="power" min="0" max="100000000" step="1" required .value=${power === null ? '' : String(power)}></label>
            <div class="actions wide"><button type="submit" class="button main" ?disabled=${this.resting}>${t('exportLimit.set')}</button>
              ${power === null ? nothing : this.button(t('exportLimit.remove'), () => this.change('DELETE', '/export-limit'))}</div>
          </form>` : nothing}
        ${this.refused()}
      </article>`;
  }

  #set(event) {
    event.preventDefault();
    return this.change('PUT', '/export-limit', { power: Number(new FormData(event.target).get('power')) });
  }
}

customElements.define('export-limit', ExportLimit);
