// SPDX-License-Identifier: Apache-2.0
// The search on the devices page: what was found is added to the gateway with one click.
import { html } from 'lit';
import { t } from './i18n.js';
import { SearchElement } from './search-element.js';
import { idOf } from './site-forms.js';

class DiscoveryPanel extends SearchElement {
  static properties = {
    /** ids of the devices that are there */
    taken: { attribute: false },
    /** the paths of the candidates that were added here */
    gone: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { taken: [], gone: [] });
  }

  offer(candidate) {
    return this.gone.includes(this.scan.path(candidate)) ? this.added()
      : html`<div class="actions">${this.button(t('do.add'), () => this.#add(candidate), 'main')}</div>`;
  }

  /** The id comes from what it is; the name is left to the person. */
  async #add(candidate) {
    const { family, newLine } = candidate;
    const path = this.scan.path(candidate);
    const lines = this.lines.map(({ id }) => id);
    const body = { id: idOf(family, this.taken), ...(newLine ? { lineId: idOf(`${family}-line`, lines) } : {}) };
    const answer = await this.send('POST', path, body);
    if (answer) {
      this.gone = [...this.gone, path];
      this.dispatchEvent(new CustomEvent('answered', { detail: { kind: 'site', form: answer.form }, bubbles: true }));
    }
  }
}

customElements.define('discovery-panel', DiscoveryPanel);
