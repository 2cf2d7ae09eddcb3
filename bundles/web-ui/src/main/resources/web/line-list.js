// SPDX-License-Identifier: Apache-2.0
// The lines: how each reaches its devices, and how busy it is.
import { html, nothing } from 'lit';
import { ControlElement } from './control-element.js';
import { reasonSentence } from './figures.js';
import { hasMessage, locale, t } from './i18n.js';
import { may } from './session.js';
import { formatNumber, formatPercent } from './units.js';

class LineList extends ControlElement {
  static properties = {
    lines: { attribute: false },
    /** the line that a person was asked about */
    leaving: { state: true },
  };

  render() {
    return html`<ul class="rows">${this.lines.map((line) => this.#line(line))}</ul>${this.refused()}`;
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
        ${may('DEVICES') ? this.#actions(line.id) : nothing}
      </li>`;
  }

  #actions(id) {
    return this.leaving === id
      ? html`<div class="actions"><p>${t('site.line.remove.sure', { id })}</p>
          ${this.button(t('do.remove'), () => this.#remove(id), 'main')}
          ${this.button(t('do.cancel'), () => { this.leaving = ''; })}</div>`
      : html`<div class="actions">
          ${this.button(t('do.edit'), () => this.dispatchEvent(new CustomEvent('edit-line', { detail: id, bubbles: true })))}
          ${this.button(t('do.remove'), () => { this.leaving = id; })}</div>`;
  }

  async #remove(id) {
    await this.request('DELETE', `/lines/${encodeURIComponent(id)}`);
    this.leaving = '';
  }
}

customElements.define('line-list', LineList);
