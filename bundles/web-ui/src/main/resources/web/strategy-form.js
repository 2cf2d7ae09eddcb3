// SPDX-License-Identifier: Apache-2.0
// The form in which a person sets a charging strategy: only the fields that its kind has.
import { html, nothing } from 'lit';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';

const KINDS = ['FAST', 'ECO_PURE', 'ECO_MIXED', 'KM_SINGLE', 'KM_REPEATED', 'TIME_POWER', 'SURPLUS'];
const BY_THE_SUN = ['ECO_PURE', 'ECO_MIXED', 'SURPLUS'];
const FIELDS = {
  KM_SINGLE: ['distanceKm', 'consumptionWhPerKm'],
  KM_REPEATED: ['distanceKm', 'consumptionWhPerKm'],
  TIME_POWER: ['startTime', 'durationMinutes', 'maxPower'],
};
/** What a field proposes, and what it takes: the gateway has the last word. */
const INPUTS = {
  distanceKm: { value: 50, min: 0.1, max: 2000, step: 'any' },
  consumptionWhPerKm: { value: 180, min: 20, max: 1000, step: 'any' },
  startTime: { value: '23:00', time: true },
  durationMinutes: { value: 240, min: 1, max: 1440, step: 1 },
  maxPower: { value: '', min: 1380, max: 100000, step: 1, optional: true },
};

class StrategyForm extends LightElement {
  static properties = {
    /** the strategy in force */
    strategy: { attribute: false },
    /** whether the plant has a production that strategies can follow */
    sunny: { type: Boolean },
    resting: { type: Boolean },
    kind: { state: true },
  };

  render() {
    const kind = this.kind ?? this.strategy.kind;
    return html`
      <form class="fields" @submit=${this.#submit}>
        <label>${t('strategy.label')}
          <select name="kind" @change=${(event) => { this.kind = event.target.value; }}>
            ${kindsFor(this.sunny, this.strategy.kind).map((one) => html`<option value=${one} ?selected=${one === kind}>${t(`strategy.${one}`)}</option>`)}
          </select></label>
        <p class="quiet wide">${t(`strategy.${kind}.meaning`)}</p>
        ${strategyFields(kind, this.strategy)}
        <div class="actions wide">
          <button type="submit" class="button main" ?disabled=${this.resting}>${t('strategy.apply')}</button>
          <button type="button" class="button" @click=${this.#leave}>${t('strategy.cancel')}</button>
        </div>
      </form>`;
  }

  #submit(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    this.dispatchEvent(new CustomEvent('want-strategy', { detail: strategyBody(given.get('kind'), given), bubbles: true }));
  }

  #leave() {
    this.dispatchEvent(new CustomEvent('leave-strategy', { bubbles: true }));
  }
}

/** The kinds to choose from: a plant without production has nothing to follow; what is in force is shown all the same. */
export function kindsFor(sunny, inForce) {
  return KINDS.filter((one) => sunny || !BY_THE_SUN.includes(one) || one === inForce);
}

/** The fields that a kind has, filled with what is in force or what is usual. */
export function strategyFields(kind, strategy) {
  return (FIELDS[kind] ?? []).map((name) => {
    const { value, min, max, step, time, optional } = INPUTS[name];
    const shown = strategy[name] ?? value;
    return html`<label>${t(`strategy.${name}`)}
      ${time
        ? html`<input type="time" name=${name} .value=${String(shown)} required>`
        : html`<input type="number" inputmode="decimal" name=${name} .value=${String(shown)} min=${min} max=${max} step=${step} ?required=${!optional}>`}
    </label>`;
  });
}

/** What is sent for a strategy of this kind, from a form's data. */
export function strategyBody(kind, given) {
  const body = { kind };
  for (const name of FIELDS[kind] ?? []) {
    const text = given.get(name);
    if (text !== null && text !== '') {
      body[name] = INPUTS[name].time ? text : Number(text);
    }
  }
  return body;
}

/** A strategy with its parameters in words. */
export function strategyWords(strategy, words) {
  const parameters = (FIELDS[strategy.kind] ?? [])
    .filter((name) => strategy[name] !== undefined && strategy[name] !== null)
    .map((name) => words(name, strategy[name]));
  return [t(`strategy.${strategy.kind}`), ...parameters].join(' · ') || nothing;
}

customElements.define('strategy-form', StrategyForm);
