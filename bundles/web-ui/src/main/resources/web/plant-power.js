// SPDX-License-Identifier: Apache-2.0
// The set-points of the plant as a whole: active and reactive power, power factor, on and off.
import { html, nothing } from 'lit';
import { AskedElement } from './asked-element.js';
import { valueText } from './history-words.js';
import { t } from './i18n.js';
import { may } from './session.js';

class PlantPower extends AskedElement {
  static properties = { editing: { state: true } };

  get path() {
    return '/plant-power';
  }

  get every() {
    return 5000;
  }

  render() {
    if (this.answer === null || this.answer.devices.length === 0) {
      return nothing;
    }
    const { state, controllerLost, ratedPower, devices, wanted } = this.answer;
    return html`
      <section class="controls"><h2>${t('plantPower.title')}</h2>
      <article class="card control" data-plant-power>
        <header><div><h3>${t('plantPower.of', { devices: devices.join(', ') })}</h3><p class="quiet">${t('plantPower.rated', { power: valueText(ratedPower, 'W') })}</p></div>
          <span class="chip power-${state.toLowerCase()}"><i class="dot"></i>${t(`plantPower.${state}`)}</span></header>
        ${controllerLost ? html`<p class="explanation trouble">${t('plantPower.lost')}</p>` : nothing}
        <dl class="facts">${['active', 'reactive', 'running'].map((part) => this.#part(part))}</dl>
        ${may('PLANT') && !this.editing ? html`<div class="actions">
          ${this.button(t('plantPower.change'), () => { this.editing = true; })}
          ${Object.values(wanted).every((one) => one === null) ? nothing : this.button(t('plantPower.withdraw'), () => this.change('DELETE', '/plant-power'))}</div>` : nothing}
        ${this.editing ? this.#form() : nothing}
        ${this.refused()}
      </article></section>`;
  }

  #part(part) {
    const { state, sentence } = this.answer[part];
    return html`<div><dt>${t(`plantPower.${part}`)}</dt><dd>${t(`plantPower.${state}`)}${sentence ? html`<small class="quiet">${sentence}</small>` : nothing}</dd></div>`;
  }

  #form() {
    const { active, reactive, powerFactor, running } = this.answer.wanted;
    const number = (name, value, unit) => html`<label>${t(`plantPower.${name}`)}${unit ? html` (${unit})` : nothing}
      <input type="number" name=${name} step="any" placeholder=${t('form.optional')} .value=${value === null || value === undefined ? '' : String(value)}></label>`;
    const unit = (name, units, value) => html`<label>${t('plantPower.unit')}<select name=${name}>${units.map((one) => html`<option ?selected=${one === value}>${one}</option>`)}</select></label>`;
    return html`
      <form class="fields" @submit=${this.#save}>
        ${number('active', active?.value)}${unit('activeUnit', ['%', 'W'], active?.unit)}
        ${number('reactive', reactive?.value)}${unit('reactiveUnit', ['%', 'var'], reactive?.unit)}
        ${number('powerFactor', powerFactor?.value)}
        <label>${t('plantPower.running')}<select name="running">${[['', 'plantPower.asIs'], ['true', 'output.mode.ON'], ['false', 'output.mode.OFF']].map(([value, key]) => html`
          <option value=${value} ?selected=${value === String(running?.run ?? '')}>${t(key)}</option>`)}</select></label>
        <label>${t('plantPower.validSeconds')}<input type="number" name="validSeconds" min="0" step="1" .value=${String(active?.validSeconds ?? 0)}></label>
        <div class="actions wide"><button type="submit" class="button main" ?disabled=${this.resting}>${t('do.save')}</button>
          ${this.button(t('do.cancel'), () => { this.editing = false; })}</div>
      </form>`;
  }

  async #save(event) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    const validSeconds = Number(given.validSeconds || 0);
    const body = {};
    for (const [name, unit] of [['active', given.activeUnit], ['reactive', given.reactiveUnit], ['powerFactor', undefined]]) {
      if (given[name] !== '') {
        body[name] = { value: Number(given[name]), validSeconds, ...(unit ? { unit } : {}) };
      }
    }
    if (given.running !== '') {
      body.running = { run: given.running === 'true', validSeconds };
    }
    this.editing = !(await this.change('PUT', '/plant-power', body));
  }
}

customElements.define('plant-power', PlantPower);
