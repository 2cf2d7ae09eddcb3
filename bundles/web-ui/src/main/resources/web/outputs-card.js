// SPDX-License-Identifier: Apache-2.0
// The four outputs with what a person may decide on them, and the logics that switch them.
import { html, nothing } from 'lit';
import './output-decision.js';
import { ControlElement } from './control-element.js';
import { t } from './i18n.js';
import { logicWords } from './logic-words.js';
import { may } from './session.js';

class OutputsCard extends ControlElement {
  static properties = {
    outputs: { attribute: false },
    logics: { attribute: false },
  };

  render() {
    return html`
      <article class="card control wide" data-outputs>
        <ul class="switches">${this.outputs.map((output) => this.#output(output))}</ul>
        ${this.refused()}
        ${this.logics.length === 0 ? nothing : html`
          <header><h3>${t('logic.title')}</h3>
            ${may('OUTPUTS') ? this.button(t('logic.activateAll'), () => this.order('logics', 'POST', '/logics/activate-all')) : nothing}</header>
          <ul class="switches">${this.logics.map((logic) => this.#logic(logic))}</ul>`}
      </article>`;
  }

  #output(output) {
    const { id, name, state, terminals, relay, command } = output;
    const place = relay === null
      ? t('output.place', { number: id, terminals }) : t('output.placeOfRelay', { number: id, relay, terminals });
    return html`
      <li data-output=${id}>
        <div class="who"><h3>${name}</h3><p class="quiet">${place}</p></div>
        <span class="chip output-${state.toLowerCase()}"><i class="dot"></i>${t(`output.${state}`)}</span>
        ${this.reason(output)}
        ${command ? html`<p class="explanation trouble">${command}</p>` : nothing}
        ${may('OUTPUTS') ? html`<output-decision .output=${output} .time=${this.time} .stale=${this.stale}></output-decision>` : nothing}
      </li>`;
  }

  #logic(logic) {
    const { id, status, active } = logic;
    const path = `/logics/${encodeURIComponent(id)}/${active ? 'deactivate' : 'activate'}`;
    return html`
      <li data-logic=${id}>
        <div class="who"><h3>${id}</h3><p class="quiet">${logicWords(logic)}</p></div>
        <span class="chip logic-${status.activation.toLowerCase()}"><i class="dot"></i>${t(`logic.${status.activation}`)}</span>
        ${may('OUTPUTS') ? html`<div class="actions">${this.button(t(active ? 'logic.deactivate' : 'logic.activate'), () => this.order('logic', 'POST', path))}</div>` : nothing}
      </li>`;
  }
}

customElements.define('outputs-card', OutputsCard);
