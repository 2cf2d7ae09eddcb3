// SPDX-License-Identifier: Apache-2.0
// The lines: how each reaches its devices, and how busy it is.
import { html, nothing } from 'lit';
import { reasonSentence } from './figures.js';
import { hasMessage, locale, t } from './i18n.js';
import { LightElement } from './light-element.js';
import { formatNumber, formatPercent } from './units.js';

class LineList extends LightElement {
  static properties = { lines: { attribute: false } };

  render() {
    return html`<ul class="rows">${this.lines.map((line) => this.#line(line))}</ul>`;
  }

  #line(line) {
    const percent = typeof line.utilisation === 'number' ? line.utilisation * 100 : null;
    const transport = hasMessage(`transport.${line.transport}`) ? t(`transport.${line.transport}`) : line.transport;
    const sentence = reasonSentence(line.reason);
    return html`
      <li class="card line" data-line=${line.id}>
        <div class="who"><h3>${line.id}</h3><p class="quiet">${transport} · ${line.address}</p></div>
        <div class="chips">
          <span class="chip line-${line.state.toLowerCase()}"><i class="dot"></i>${t(`line.${line.state}`)}</span>
          ${line.readOnly ? html`<span class="chip plain">${t('line.readOnly')}</span>` : nothing}
        </div>
        <div class="use">
          <svg class="bar" aria-hidden="true">
            <rect class="track" width="100%" height="6" rx="3"/><rect class="value ${percent > 80 ? 'full' : ''}" width="${Math.min(100, percent ?? 0)}%" height="6" rx="3"/>
          </svg>
          <p class="quiet">${t('line.utilisation', { percent: formatPercent(percent, locale()) })}</p>
        </div>
        <p class="quiet counts">${t('line.counts', {
          requests: formatNumber(line.requests ?? 0, 0, locale()),
          timeouts: formatNumber(line.timeouts ?? 0, 0, locale()),
          errors: formatNumber(line.errors ?? 0, 0, locale()) })}</p>
        ${sentence ? html`<p class="explanation">${sentence} ${line.detail ?? ''}</p>` : nothing}
      </li>`;
  }
}

customElements.define('line-list', LineList);
