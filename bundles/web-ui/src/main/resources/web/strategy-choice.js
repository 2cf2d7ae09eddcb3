// SPDX-License-Identifier: Apache-2.0
// All strategies side by side, with what each does; the one in force is marked, or why none can be chosen.
import { html, nothing } from 'lit';
import { ControlElement } from './control-element.js';
import { t } from './i18n.js';
import { may } from './session.js';
import { kindsFor, strategyBody, strategyFields } from './strategy-form.js';

class StrategyChoice extends ControlElement {
  static properties = {
    point: { attribute: false },
    /** whether the plant has a production that strategies can follow */
    sunny: { type: Boolean },
    /** the kind that a person has picked and not applied yet, or null */
    picked: { state: true },
    changed: { state: true },
  };

  constructor() {
    super();
    this.picked = null;
    this.changed = false;
  }

  render() {
    const { id, strategy, strategyLocked } = this.point;
    const kind = this.picked ?? strategy.kind;
    const fixed = strategyLocked || !may('CHARGE');
    return html`
      <form class="strategies" @submit=${this.#apply} @input=${() => { this.changed = true; }} @reset=${this.#forget}>
        <fieldset ?disabled=${fixed}>
          <legend>${t('strategy.label')}</legend>
          ${strategyLocked ? html`<p class="callout" data-locked>${t('charge.locked')}</p>` : nothing}
          <div class="tiles">${kindsFor(this.sunny, strategy.kind).map((one) => html`
            <label class="tile"><input type="radio" name="kind-${id}" value=${one} .checked=${one === kind} @change=${() => { this.picked = one; }}>
              <span><b>${t(`strategy.${one}`)}</b>${one === strategy.kind ? html` <em class="in-force">${t('strategy.inForce')}</em>` : nothing}<small>${t(`strategy.${one}.meaning`)}</small></span></label>`)}
          </div>
          <div class="fields bare">${strategyFields(kind, strategy)}</div>
        </fieldset>
        ${fixed || !(this.changed || kind !== strategy.kind) ? nothing : html`
          <div class="actions"><button type="submit" class="button main" ?disabled=${this.resting}>${t('strategy.apply')}</button>
            <button type="reset" class="button">${t('strategy.cancel')}</button></div>`}
        ${this.refused()}
      </form>`;
  }

  async #apply(event) {
    event.preventDefault();
    const body = strategyBody(this.picked ?? this.point.strategy.kind, new FormData(event.target));
    if (await this.order('charge-point', 'PUT', `/charge-points/${encodeURIComponent(this.point.id)}/strategy`, body)) {
      this.#forget();
    }
  }

  #forget() {
    this.picked = null;
    this.changed = false;
    this.refusal = '';
  }
}

customElements.define('strategy-choice', StrategyChoice);
