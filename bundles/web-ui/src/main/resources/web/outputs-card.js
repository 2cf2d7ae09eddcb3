// SPDX-License-Identifier: Apache-2.0
// The four outputs with what a person may decide on them, and the logics that switch them.
import { html, nothing } from 'lit';
import { ControlElement } from './control-element.js';
import { locale, t } from './i18n.js';
import { may } from './session.js';
import { formatNumber } from './units.js';

const MINUTES = [15, 60, 240, null];

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
    const { id, name, state, terminals, relay, override, command } = output;
    const place = relay === null
      ? t('output.place', { number: id, terminals }) : t('output.placeOfRelay', { number: id, relay, terminals });
    return html`
      <li data-output=${id}>
        <div class="who"><h3>${name}</h3><p class="quiet">${place}</p></div>
        <span class="chip output-${state.toLowerCase()}"><i class="dot"></i>${t(`output.${state}`)}</span>
        ${this.reason(output)}
        ${command ? html`<p class="explanation trouble">${command}</p>` : nothing}
        ${may('OUTPUTS') ? html`<div class="actions">
          <div class="choice" role="group" aria-label=${t('output.override', { name })}>${['AUTO', 'ON', 'OFF'].map((mode) => html`
            <button type="button" class="button" data-mode=${mode} aria-pressed=${override === mode ? 'true' : 'false'}
              ?disabled=${this.resting} @click=${(event) => this.#override(event, id, mode)}>${t(`output.mode.${mode}`)}</button>`)}
          </div>
          <label class="within">${t('output.for')}
            <select name="minutes">${MINUTES.map((minutes) => html`
              <option value=${minutes ?? ''} ?selected=${minutes === 60}>${minutes === null ? t('output.untilChanged') : t('output.minutes', { minutes })}</option>`)}
            </select></label>
          ${this.button(t('output.test'), () => this.order('output', 'POST', `/outputs/${id}/self-test`))}
        </div>` : nothing}
      </li>`;
  }

  #override(event, id, mode) {
    const minutes = event.target.closest('[data-output]').querySelector('select').value;
    const body = mode === 'AUTO' || minutes === '' ? { mode } : { mode, minutes: Number(minutes) };
    return this.order('output', 'PUT', `/outputs/${id}/override`, body);
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

function logicWords(logic) {
  if (logic.kind === 'SG_READY') {
    return t('logic.pair', { first: logic.firstOutput, second: logic.secondOutput });
  }
  const unit = logic.variable === 'BATTERY_SOC' ? '%' : 'W';
  const figure = (value) => `${formatNumber(value, Number.isInteger(value) ? 0 : 1, locale())}\u00a0${unit}`;
  return t(logic.invert ? 'logic.inverted' : 'logic.rule', {
    output: logic.output, variable: t(`variable.${logic.variable}`),
    maximum: figure(logic.maximum), minimum: figure(logic.minimum),
  });
}

customElements.define('outputs-card', OutputsCard);
