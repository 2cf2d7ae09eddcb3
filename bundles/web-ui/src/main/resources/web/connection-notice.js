// SPDX-License-Identifier: Apache-2.0
// Says that the figures are old, and since when. Screen readers hear the change once, not the ticking.
import { html, nothing } from 'lit';
import { locale, t } from './i18n.js';
import { icon } from './icons.js';
import { LightElement } from './light-element.js';
import { formatSpan, formatTime } from './units.js';

class ConnectionNotice extends LightElement {
  static properties = {
    lost: { type: Boolean },
    /** when the gateway was last heard, in this browser's milliseconds, or null */
    since: { attribute: false },
    /** this browser's time */
    time: { type: Number },
  };

  render() {
    return html`<div role="status" aria-live="polite">${this.lost ? html`
      <p class="notice">${icon('offline')}<span><b>${t('connection.lost')}</b>
        ${this.since === null ? nothing : html`${t('connection.since', { time: formatTime(this.since, locale()) })}
        <span aria-hidden="true">(${formatSpan((this.time - this.since) / 1000, locale())})</span>`}</span></p>` : nothing}</div>`;
  }
}

customElements.define('connection-notice', ConnectionNotice);
