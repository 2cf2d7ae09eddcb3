// SPDX-License-Identifier: Apache-2.0
// One charge point: what it does and why, and what a person may ask of it.
import { html, nothing } from 'lit';
import './strategy-form.js';
import { ControlElement } from './control-element.js';
import { commandReason } from './figures.js';
import { locale, t } from './i18n.js';
import { may } from './session.js';
import { strategyWords } from './strategy-form.js';
import { formatNumber, formatPoint, powerText } from './units.js';

class ChargePointCard extends ControlElement {
  static properties = {
    point: { attribute: false },
    sunny: { type: Boolean },
    /** whether strategies stand beside it, so that the card needs no form of its own */
    roomy: { type: Boolean },
    editing: { state: true },
  };

  render() {
    const { id, name, state, strategy, strategyLocked, command } = this.point;
    return html`
      <article class="${this.roomy ? '' : 'card'} control" data-charge-point=${id}>
        <header>
          <div>${this.roomy ? html`<h2>${name || id}</h2>` : html`<h3>${name || id}</h3>`}<p class="quiet strategy">${strategyWords(strategy, parameterWords)}</p></div>
          <span class="chip charge-${state.toLowerCase()}"><i class="dot"></i>${t(`charge.${state}`)}</span>
        </header>
        ${this.reason(this.point)}
        ${command ? this.#trouble(commandReason(command)) : nothing}
        ${this.#figures()}
        ${may('CHARGE') ? html`<div class="actions">
          ${this.#mayStart() ? this.button(t('charge.start'), () => this.#order('start'), 'main') : nothing}
          ${this.#mayStop() ? this.button(t('charge.stop'), () => this.#order('stop'), 'main') : nothing}
          ${strategyLocked || this.editing || this.roomy ? nothing : this.button(t('charge.change'), () => { this.editing = true; })}
        </div>` : nothing}
        ${strategyLocked && !this.roomy ? html`<p class="quiet locked">${t('charge.locked')}</p>` : nothing}
        ${this.refused()}
        ${this.editing && !strategyLocked && may('CHARGE') ? html`
          <strategy-form .strategy=${strategy} .sunny=${this.sunny} .resting=${this.resting}
            @want-strategy=${this.#setStrategy} @leave-strategy=${() => { this.editing = false; }}></strategy-form>` : nothing}
      </article>`;
  }

  #trouble({ sentence, detail }) {
    return html`<p class="explanation trouble">${t('charge.command', { reason: sentence })} <span class="quiet">${detail}</span></p>`;
  }

  #figures() {
    const { current, phases, power, sessionEnergy } = this.point;
    const decimals = Number.isInteger(current) ? 0 : 1;
    const energy = formatPoint({ value: sessionEnergy, unit: 'Wh' }, locale(), {});
    return html`
      <dl class="figures">
        <div><dt>${t('charge.power')}</dt><dd data-figure="power">${powerText(power, locale())}</dd></div>
        <div><dt>${t('charge.current')}</dt><dd data-figure="current">${formatNumber(current, decimals, locale())}\u00a0A${phases > 1 ? ` × ${phases}` : ''}</dd></div>
        <div><dt>${t('charge.energy')}</dt><dd data-figure="energy">${energy.text}\u00a0${energy.unit}</dd></div>
      </dl>`;
  }

  /** A start takes back a stop or a completion, and stands for a card. */
  #mayStart() {
    const { state, reason } = this.point;
    return state === 'COMPLETED' || (state === 'STANDBY' && (reason === 'USER_STOP' || reason === 'NOT_AUTHORISED'));
  }

  #mayStop() {
    const { state, reason } = this.point;
    return ['STARTING', 'CHARGING'].includes(state) || (state === 'STANDBY' && reason !== 'USER_STOP');
  }

  #order(verb) {
    return this.order('charge-point', 'POST', `${this.#path()}/${verb}`);
  }

  async #setStrategy(event) {
    if (await this.order('charge-point', 'PUT', `${this.#path()}/strategy`, event.detail)) {
      this.editing = false;
    }
  }

  #path() {
    return `/charge-points/${encodeURIComponent(this.point.id)}`;
  }
}

function parameterWords(name, value) {
  const shown = typeof value === 'number' ? formatNumber(value, Number.isInteger(value) ? 0 : 1, locale()) : value;
  return t(`strategy.${name}.shown`, { value: shown });
}

customElements.define('charge-point-card', ChargePointCard);
