// SPDX-License-Identifier: Apache-2.0
// What a charge point has done: its sessions, newest first, page by page, and all of them as CSV.
import { html, nothing } from 'lit';
import { energyText } from './energy-bar.js';
import { hasMessage, locale, t } from './i18n.js';
import { LightElement } from './light-element.js';
import { read } from './requests.js';
import { formatPercent, moment, UNKNOWN } from './units.js';

const ON_A_PAGE = 8;
const AT_MOST = 1000;

class ChargeSessions extends LightElement {
  static properties = {
    point: { attribute: false },
    sessions: { state: true },
    refusal: { state: true },
    page: { state: true },
  };

  constructor() {
    super();
    this.sessions = null;
    this.refusal = '';
    this.page = 0;
  }

  /** A change of the charge point's state may begin or end a session. */
  willUpdate(changed) {
    const before = changed.get('point');
    if (changed.has('point') && (before?.id !== this.point.id || before?.state !== this.point.state)) {
      this.#load();
    }
  }

  render() {
    if (this.sessions === null) {
      return this.refusal ? html`<p class="plain-note">${this.refusal}</p>` : nothing;
    }
    const pages = Math.max(1, Math.ceil(this.sessions.length / ON_A_PAGE));
    const shown = this.sessions.slice(this.page * ON_A_PAGE, (this.page + 1) * ON_A_PAGE);
    const name = this.point.name || this.point.id;
    return html`
      <details class="session-log">
        <summary>${t('sessions.title', { count: this.sessions.length })}</summary>
        ${this.sessions.length === 0 ? html`<p class="quiet">${t('sessions.none')}</p>` : html`
          <div class="scroll" tabindex="0" role="region" aria-label=${t('sessions.of', { name })}>
            <table class="sessions">
              <thead><tr>
                <th scope="col">${t('sessions.start')}</th><th scope="col" class="number">${t('sessions.duration')}</th>
                <th scope="col" class="number">${t('sessions.energy')}</th><th scope="col" class="number">${t('sessions.solar')}</th>
                <th scope="col">${t('strategy.label')}</th><th scope="col">${t('sessions.why')}</th><th scope="col">${t('sessions.card')}</th>
              </tr></thead>
              <tbody>${shown.map((session) => this.#row(session))}</tbody>
            </table>
          </div>
          <div class="actions">
            ${pages === 1 ? nothing : html`
              <button type="button" class="button" ?disabled=${this.page === 0} @click=${() => { this.page -= 1; }}>${t('table.newer')}</button>
              <span class="quiet" aria-live="polite">${t('table.page', { page: this.page + 1, pages })}</span>
              <button type="button" class="button" ?disabled=${this.page === pages - 1} @click=${() => { this.page += 1; }}>${t('table.older')}</button>`}
            <a class="button" href=${`/api/v1${this.#path()}&format=csv`} download=${`sessions-${this.point.id}.csv`}>${t('table.csv')}</a>
          </div>`}
      </details>`;
  }

  #row({ start, end, energy, solarEnergy, strategy, why, card }) {
    const sun = typeof solarEnergy === 'number' && energy > 0 ? `${formatPercent(Math.min(100, (solarEnergy / energy) * 100), locale())}\u00a0%` : UNKNOWN;
    return html`
      <tr><th scope="row">${moment(start, locale())}</th>
        <td class="number">${end ? duration(Date.parse(end) - Date.parse(start)) : html`<em>${t('sessions.open')}</em>`}</td>
        <td class="number"><b>${energyText(energy)}</b></td><td class="number">${sun}</td>
        <td>${t(`strategy.${strategy}`)}</td><td>${why ? (hasMessage(`sessions.${why}`) ? t(`sessions.${why}`) : why) : ''}</td><td>${card ?? ''}</td></tr>`;
  }

  #path() {
    return `/charge-points/${encodeURIComponent(this.point.id)}/sessions?limit=${AT_MOST}`;
  }

  async #load() {
    const { form, refusal } = await read(this.#path());
    this.sessions = form?.sessions ?? this.sessions;
    this.refusal = refusal ?? '';
    this.page = Math.min(this.page, Math.max(0, Math.ceil((this.sessions?.length ?? 0) / ON_A_PAGE) - 1));
  }
}

function duration(millis) {
  const minutes = Math.max(0, Math.round(millis / 60000));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}\u00a0h`;
}

customElements.define('charge-sessions', ChargeSessions);
