// SPDX-License-Identifier: Apache-2.0
// What a person must know before anything else: that only the doors run, or what the machine lacks.
import { html, nothing } from 'lit';
import { hashOf } from './address.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { LightElement } from './light-element.js';
import { may } from './session.js';

class GatewayNotice extends LightElement {
  static properties = {
    /** /health, or null */
    health: { attribute: false },
  };

  render() {
    const { safeMode, notices } = this.health ?? {};
    return html`<div role="status">
      ${safeMode ? html`<p class="notice" data-safe-mode>${icon('warning')}<span><b>${t('safeMode.title')}</b> ${safeMode.reason}</span>
        ${may('UPDATE') ? html`<a class="button" href=${hashOf('settings', ['machine'])}>${t('restart.do')}</a>` : nothing}</p>` : nothing}
      ${(notices ?? []).map(({ word, sentence }) => html`<p class="notice mild" data-notice=${word}>${icon('warning')}<span>${sentence}</span></p>`)}</div>`;
  }
}

customElements.define('gateway-notice', GatewayNotice);
