// SPDX-License-Identifier: Apache-2.0
// What a person may decide on one output: automatic, on or off, for how long; and a try of its contact.
import { html } from 'lit';
import { ControlElement } from './control-element.js';
import { t } from './i18n.js';

const MINUTES = [15, 60, 240, null];

class OutputDecision extends ControlElement {
  static properties = { output: { attribute: false } };

  render() {
    const { id, name, override } = this.output;
    return html`
      <div class="actions">
        <div class="choice" role="group" aria-label=${t('output.override', { name })}>${['AUTO', 'ON', 'OFF'].map((mode) => html`
          <button type="button" class="button" data-mode=${mode} aria-pressed=${override === mode ? 'true' : 'false'}
            ?disabled=${this.resting} @click=${() => this.#decide(mode)}>${t(`output.mode.${mode}`)}</button>`)}
        </div>
        <label class="within">${t('output.for')}
          <select name="minutes">${MINUTES.map((minutes) => html`
            <option value=${minutes ?? ''} ?selected=${minutes === 60}>${minutes === null ? t('output.untilChanged') : t('output.minutes', { minutes })}</option>`)}
          </select></label>
        ${this.button(t('output.test'), () => this.order('output', 'POST', `/outputs/${id}/self-test`))}
      </div>
      ${this.refused()}`;
  }

  #decide(mode) {
    const minutes = this.querySelector('select').value;
    const body = mode === 'AUTO' || minutes === '' ? { mode } : { mode, minutes: Number(minutes) };
    return this.order('output', 'PUT', `/outputs/${this.output.id}/override`, body);
  }
}

customElements.define('output-decision', OutputDecision);
