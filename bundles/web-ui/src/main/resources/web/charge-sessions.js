// SPDX-License-Identifier: Apache-2.0
// What a charge point has done: its sessions, newest first, page by page, and all of them as CSV.
import { html, nothing } from 'lit';
import { energyText } from './energy-bar.js';
import { hasMessage, locale, t } from './i18n.js';
import { LightElement } from './light-element.js';
import { PagedList } from './paged-list.js';
import { formatPercent, moment, UNKNOWN } from './units.js';

const ON_A_PAGE = 10;
const MOST_AS_CSV = 1000;

class ChargeSessions extends LightElement {
  static properties = {
    point: { attribute: false },
  };

  #sessions = new PagedList(this, { path: () => this.#path(ON_A_PAGE), name: 'sessions', key: ({ start }) => start });

  /** A change of the charge point's state may begin or end a session. */
  willUpdate(changed) {
    const before = changed.get('point');
    if (changed.has('point') && (before?.id !== this.point.id || before?.state !== this.point.state)) {
      if (before && before.id !== this.point.id) {
        this.#sessions.clear();
      }
      this.#sessions.load();
    }
  }

  render() {
    const { items, next, refusal } = this.#sessions;
    const unread = refusal ? html`<p class="plain-note">${refusal}</p>` : nothing;
    if (items === null) {
      return unread;
    }
    const name = this.point.name || this.point.id;
    return html`
      <details class="session-log">
        <summary>${t('sessions.title', { count: next === null ? items.length : `${items.length}+` })}</summary>
        ${items.length === 0 ? html`<p class="quiet">${t('sessions.none')}</p>` : html`
          <div class="scroll" tabindex="0" role="region" aria-label=${t('sessions.of', { name })}>
            <table class="sessions">
              <thead><tr>
                <th scope="col">${t('sessions.start')}</th><th scope="col" class="number">${t('sessions.duration')}</th>
                <th scope="col" class="number">${t('sessions.energy')}</th><th scope="col" class="number">${t('sessions.solar')}</th>
                <th scope="col">${t('strategy.label')}</th><th scope="col">${t('sessions.why')}</th><th scope="col">${t('sessions.card')}</th>
              </tr></thead>
              <tbody>${items.map((session) => this.#row(session))}</tbody>
            </table>
          </div>
          <div class="actions">
            ${this.#sessions.older(t('sessions.older'))}
            <a class="button" href=${`/api/v1${this.#path(MOST_AS_CSV)}&format=csv`} download=${`sessions-${this.point.id}.csv`}>${t('table.csv')}</a>
          </div>
          ${unread}`}
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

  #path(limit) {
    return `/charge-points/${encodeURIComponent(this.point.id)}/sessions?limit=${limit}`;
  }
}

function duration(millis) {
  const minutes = Math.max(0, Math.round(millis / 60000));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}\u00a0h`;
}

customElements.define('charge-sessions', ChargeSessions);
