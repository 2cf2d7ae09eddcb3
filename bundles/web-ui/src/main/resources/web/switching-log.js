// SPDX-License-Identifier: Apache-2.0
// The newest switchings of all outputs, each with what made it; the whole log as CSV.
import { html, nothing } from 'lit';
import { AskedElement } from './asked-element.js';
import { isoOf } from './calendar.js';
import { locale, t } from './i18n.js';

const DAYS = 7;
const SHOWN = 30;

class SwitchingLog extends AskedElement {
  static properties = {
    zone: { type: String },
    /** rows are drawn only while it is open */
    open: { state: true },
  };

  get path() {
    return `/switchings?from=${isoOf(Math.floor(Date.now() / 60_000) * 60_000 - DAYS * 86_400_000)}`;
  }

  get every() {
    return 30_000;
  }

  render() {
    const newest = (this.answer?.switchings ?? []).slice(-SHOWN).reverse();
    return html`
      <details class="card log" @toggle=${(event) => { this.open = event.currentTarget.open; }}><summary>${t('switchings.title')}</summary>
        ${!this.open ? nothing : newest.length === 0 ? html`<p class="plain-note">${t('switchings.none')}</p>` : html`
          <p><a class="button csv" href="/api/v1/switchings?format=csv" download="meriggio-switchings.csv">${t('history.csv')}</a></p>
          <div class="scroll" tabindex="0" role="region" aria-label=${t('switchings.title')}><table>
            <thead><tr><th scope="col">${t('history.when')}</th><th scope="col">${t('switchings.output')}</th><th scope="col">${t('switchings.state')}</th><th scope="col">${t('switchings.why')}</th></tr></thead>
            <tbody>${newest.map(({ at, output, state, sentence, reason, user }) => html`
              <tr><th scope="row">${this.#time(at)}</th><td>${output}</td><td>${t(`output.${state}`)}</td><td>${sentence ?? reason}${user ? ` (${user})` : ''}</td></tr>`)}</tbody>
          </table></div>`}
      </details>`;
  }

  #time(at) {
    return new Intl.DateTimeFormat(locale(), { timeZone: this.zone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(Date.parse(at));
  }
}

customElements.define('switching-log', SwitchingLog);
