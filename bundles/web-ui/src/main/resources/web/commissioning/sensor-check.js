// SPDX-License-Identifier: Apache-2.0
// The check of a current sensor by what it shows: the gateway leads, the person switches and confirms.
import { html, nothing } from 'lit';
import { FormElement } from '../form-element.js';
import { locale, t } from '../i18n.js';
import { read } from '../requests.js';
import { powerText } from '../units.js';

const LOOK_EVERY_MS = 1000;
const ASKING = ['PV_OFF', 'DISPLAY'];
const RUNNING = ['PV_OFF', 'READING', 'LOAD', 'DISPLAY'];

class SensorCheck extends FormElement {
  static properties = {
    /** EXCHANGE or PRODUCTION */
    kind: { type: String },
    data: { attribute: false },
    status: { state: true },
  };

  #timer = 0;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    const status = this.status?.kind === this.kind ? this.status : null;
    const running = RUNNING.includes(status?.stage);
    return html`
      <div class="sensor-check" data-check=${this.kind} data-stage=${status?.stage ?? 'IDLE'}>
        ${this.#live()}
        ${status?.sentence && status.stage !== 'IDLE' ? html`<p class="explanation result-${(status.result ?? 'none').toLowerCase()}" aria-live="polite">${status.sentence}</p>` : nothing}
        ${this.outcomeNote()}
        <div class="actions">
          ${running ? nothing : this.button(t(status?.result ? 'commissioning.check.again' : `commissioning.check.start.${this.kind}`), () => this.#order('', { kind: this.kind }))}
          ${ASKING.includes(status?.stage) ? html`${this.button(t(`commissioning.check.yes.${status.stage}`), () => this.#order('/confirm', { yes: true }), 'main')}
            ${status.stage === 'DISPLAY' ? this.button(t('commissioning.check.no'), () => this.#order('/confirm', { yes: false })) : nothing}` : nothing}
          ${status?.reversalOffered ? this.button(t('commissioning.check.reverse'), () => this.#order('/reversal'), 'main') : nothing}
          ${running ? this.button(t('commissioning.check.cancel'), () => this.#order('/cancel')) : nothing}
        </div>
        ${this.problem?.code === 'NO_SENSOR' ? html`<p class="quiet">${t('commissioning.check.later')}</p>` : nothing}
      </div>`;
  }

  /** What the plant shows now, so that nobody has to run to the panel. */
  #live() {
    const figure = this.data?.now?.[this.kind === 'EXCHANGE' ? 'grid_power' : 'pv_power'];
    const value = typeof figure?.value === 'number' ? figure.value : null;
    return html`<p class="live-figure"><span class="quiet">${t(`commissioning.check.${this.kind}`)}</span> <b>${powerText(value, locale())}</b></p>`;
  }

  async #order(path, body) {
    const answer = await this.send('POST', `/ct-check${path}`, body);
    if (answer) {
      this.#take(answer.form);
    }
  }

  #take(status) {
    this.status = status;
    clearTimeout(this.#timer);
    if (RUNNING.includes(status.stage)) {
      this.#timer = setTimeout(async () => {
        const { form } = await read('/ct-check');
        this.#take(form ?? status);
      }, LOOK_EVERY_MS);
    } else if (status.stage === 'ENDED') {
      this.dispatchEvent(new CustomEvent('ct-result', { detail: { correct: status.result === 'CORRECT', reversedInSoftware: status.reversedInSoftware }, bubbles: true }));
    }
  }
}

customElements.define('sensor-check', SensorCheck);
