// SPDX-License-Identifier: Apache-2.0
// The outputs at a glance: state, reason, what is left of a timer. What a person decides stands on their own page.
import { html, nothing } from 'lit';
import { hashOf } from './address.js';
import { ControlElement } from './control-element.js';
import { commandReason } from './figures.js';
import { t } from './i18n.js';

class OutputsCard extends ControlElement {
  static properties = {
    outputs: { attribute: false },
  };

  render() {
    return html`
      <article class="card control wide" data-outputs>
        <ul class="glance">${this.outputs.map((output) => this.#output(output))}</ul>
        <p class="more-there"><a href=${hashOf('outputs')}>${t('control.toOutputs')}</a></p>
      </article>`;
  }

  #output(output) {
    const { id, name, state, command } = output;
    return html`
      <li data-output=${id}>
        <h3>${name}</h3><span class="chip output-${state.toLowerCase()}"><i class="dot"></i>${t(`output.${state}`)}</span>
        ${this.reason(output)}
        ${command ? html`<p class="explanation trouble">${commandReason(command).sentence} <span class="quiet">${commandReason(command).detail}</span></p>` : nothing}
      </li>`;
  }
}

customElements.define('outputs-card', OutputsCard);
