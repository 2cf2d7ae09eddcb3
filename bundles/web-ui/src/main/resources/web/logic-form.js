// SPDX-License-Identifier: Apache-2.0
// The editor of a logic that binds an output to the thresholds of a variable.
import { html, nothing } from 'lit';
import './threshold-chart.js';
import { isoOf } from './calendar.js';
import { ControlElement } from './control-element.js';
import { numberOf } from './figures.js';
import { locale, t } from './i18n.js';
import { ask } from './requests.js';
import { takesItsOwnSurplus, thresholdFault, VARIABLES } from './threshold-scale.js';
import { dayPicture, yearPicture } from './window-picture.js';

const FRESH = {
  id: '', output: 3, variable: 'PV_POWER', maximum: 2000, minimum: 1000, checkMinutes: 15, from: '00:00', to: '00:00',
  yearFrom: '01-01', yearTo: '12-31', invert: false, onDataLoss: 'OPEN', switchedLoadPower: null,
  maxMinutesPerDay: null, maxClosingsPerDay: null, active: true,
};
const OPTIONAL = [['switchedLoadPower', 0, 1_000_000], ['maxMinutesPerDay', 1, 1440], ['maxClosingsPerDay', 1, 288]];
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

class LogicForm extends ControlElement {
  static properties = {
    /** the logic that is changed, or null for a new one */
    logic: { attribute: false },
    outputs: { attribute: false },
    /** /plant/now */
    now: { attribute: false },
    draft: { state: true },
    samples: { state: true },
    /** live values since the form was opened */
    live: { state: true },
  };

  #asked = '';

  constructor() {
    super();
    Object.assign(this, { samples: [], live: [] });
  }

  willUpdate(changed) {
    if (changed.has('logic')) {
      const known = this.logic ?? {};
      this.draft = Object.fromEntries(Object.entries(FRESH).map(([name, value]) => [name, known[name] ?? value]));
      this.draft.to = this.draft.to === '24:00' ? '00:00' : this.draft.to;
    }
    if (changed.has('now') || changed.has('draft')) {
      const last = this.live.at(-1)?.at ?? 0;
      const value = numberOf(this.now?.[this.#point]);
      if (value !== null && this.time - last >= 5000) {
        this.live = [...this.live.slice(-2000), { at: this.time, value }];
      }
    }
  }

  updated() {
    if (this.#asked !== this.#point) {
      this.#asked = this.#point;
      this.live = [];
      this.#load(this.#point);
    }
  }

  get #point() {
    return VARIABLES[this.draft.variable].point;
  }

  /** The day before, where the gateway remembers it; without it the picture begins now. */
  async #load(point) {
    const query = new URLSearchParams({ device: 'plant', point, from: isoOf(this.time - 24 * 3_600_000), to: isoOf(this.time), step: 'PT15M' });
    const { form } = await ask('GET', `/history?${query}`);
    if (point === this.#point) {
      this.samples = (form?.series?.[0]?.rows ?? []).map(({ at, average }) => ({ at: Date.parse(at), value: average ?? null }));
    }
  }

  #set(name, value) {
    this.draft = { ...this.draft, [name]: value };
  }

  render() {
    const { draft } = this;
    const fault = thresholdFault(draft.variable, draft.maximum, draft.minimum);
    const unit = VARIABLES[draft.variable].unit;
    return html`
      <form class="card control editor" @submit=${this.#save} aria-label=${t(this.logic ? 'logic.edit' : 'logic.add')}>
        <h3>${this.logic ? this.logic.id : t('logic.add')}</h3>
        <div class="fields">
          ${this.logic ? nothing : html`<label>${t('logic.id')}<input name="id" .value=${draft.id} pattern="[a-z0-9\\-]{1,64}" placeholder=${t('form.optional')}
            title=${t('logic.id.rule')} @input=${(event) => this.#set('id', event.target.value)}></label>`}
          <label>${t('logic.output')}<select name="output" @change=${(event) => this.#set('output', Number(event.target.value))}>${(this.outputs ?? []).map(({ id, name, terminals }) => html`
            <option value=${id} ?selected=${id === draft.output}>${id} · ${name} (${terminals})</option>`)}</select></label>
          <label>${t('logic.variable')}<select name="variable" @change=${(event) => this.#variable(event.target.value)}>${Object.keys(VARIABLES).map((name) => html`
            <option value=${name} ?selected=${name === draft.variable}>${t(`variable.${name}`)}</option>`)}</select></label>
        </div>
        <threshold-chart .variable=${draft.variable} .maximum=${draft.maximum} .minimum=${draft.minimum} .invert=${draft.invert}
          .samples=${[...this.samples, ...this.live]} .now=${numberOf(this.now?.[this.#point])} .time=${this.time}
          @threshold=${({ detail }) => this.#set(detail.name, detail.value)}></threshold-chart>
        <div class="fields">
          ${['maximum', 'minimum'].map((name) => html`<label>${t(`logic.${name}.${draft.invert ? 'opens' : 'closes'}`, { unit })}
            <input type="number" name=${name} step="any" required .value=${Number.isFinite(draft[name]) ? String(draft[name]) : ''} aria-invalid=${fault ? 'true' : 'false'}
              @input=${(event) => this.#set(name, event.target.valueAsNumber)}></label>`)}
          <label>${t('logic.checkMinutes')}<input type="number" name="checkMinutes" min="1" max="240" required .value=${String(draft.checkMinutes)}
            @input=${(event) => this.#set('checkMinutes', event.target.valueAsNumber)}></label>
          <p class="quiet wide">${t('logic.checkMinutes.meaning')}</p>
          ${fault ? html`<p class="fault wide" role="alert">${t(fault)}</p>` : nothing}
          ${takesItsOwnSurplus(draft.variable, draft.maximum, draft.minimum, draft.switchedLoadPower ?? 0) ? html`<p class="fault wide">${t('logic.fault.surplus')}</p>` : nothing}
        </div>
        ${this.#times()}
        ${this.#more()}
        <div class="actions">
          <button type="submit" class="button main" ?disabled=${this.resting || fault !== null}>${t('do.save')}</button>
          ${this.button(t('do.cancel'), () => this.#leave())}
        </div>
        ${this.refused()}
      </form>`;
  }

  #times() {
    const { from, to, yearFrom, yearTo } = this.draft;
    const time = (name, value) => html`<label>${t(`logic.${name}`)}<input type="time" name=${name} required .value=${value}
      @input=${(event) => event.target.value && this.#set(name, event.target.value)}></label>`;
    return html`
      <fieldset><legend>${t('logic.when')}</legend>
        <div class="fields">${time('from', from)}${time('to', to)}<div class="wide">${dayPicture(from, to)}<p class="quiet">${t(from === to ? 'window.allDay' : 'window.day', { from, to })}</p></div>
          ${this.#yearDay('yearFrom', yearFrom)}${this.#yearDay('yearTo', yearTo)}<div class="wide">${yearPicture(yearFrom, yearTo)}</div></div>
      </fieldset>`;
  }

  #yearDay(name, value) {
    const [month, day] = value.split('-').map(Number);
    const names = new Intl.DateTimeFormat(locale(), { month: 'long', timeZone: 'UTC' });
    const set = (m, d) => this.#set(name, `${String(m).padStart(2, '0')}-${String(Math.min(d, DAYS[m - 1])).padStart(2, '0')}`);
    return html`
      <div class="year-day" role="group" aria-label=${t(`logic.${name}`)}>
        <label>${t(`logic.${name}`)}<select name=${`${name}Day`} @change=${(event) => set(month, Number(event.target.value))}>${Array.from({ length: DAYS[month - 1] }, (_, index) => html`
          <option value=${index + 1} ?selected=${index + 1 === day}>${index + 1}</option>`)}</select></label>
        <label><span class="unseen">${t('logic.month')}</span><select name=${`${name}Month`} @change=${(event) => set(Number(event.target.value), day)}>${DAYS.map((_, index) => html`
          <option value=${index + 1} ?selected=${index + 1 === month}>${names.format(Date.UTC(2024, index, 15))}</option>`)}</select></label>
      </div>`;
  }

  #more() {
    const { draft } = this;
    return html`
      <details ?open=${draft.invert || OPTIONAL.some(([name]) => draft[name] !== null)}><summary>${t('logic.more')}</summary>
        <div class="fields">
          <label class="check wide"><input type="checkbox" name="invert" .checked=${draft.invert} @change=${(event) => this.#set('invert', event.target.checked)}>${t('logic.invert')}</label>
          <label>${t('logic.onDataLoss')}<select name="onDataLoss" @change=${(event) => this.#set('onDataLoss', event.target.value)}>${['OPEN', 'HOLD'].map((one) => html`
            <option value=${one} ?selected=${one === draft.onDataLoss}>${t(`logic.onDataLoss.${one}`)}</option>`)}</select></label>
          ${OPTIONAL.map(([name, min, max]) => html`<label>${t(`logic.${name}`)}<input type="number" name=${name} min=${min} max=${max} placeholder=${t('form.optional')}
            .value=${draft[name] === null ? '' : String(draft[name])} @input=${(event) => this.#set(name, event.target.value === '' ? null : event.target.valueAsNumber)}></label>`)}
        </div></details>`;
  }

  #variable(name) {
    const { maximum, minimum } = VARIABLES[name];
    this.draft = { ...this.draft, variable: name, maximum, minimum };
  }

  async #save(event) {
    event.preventDefault();
    const { id, ...rest } = this.draft;
    const body = { kind: 'THRESHOLD', ...rest, ...(id && !this.logic ? { id } : {}), ...(this.logic ? { id: this.logic.id, active: this.logic.active } : {}) };
    const done = this.logic
      ? await this.order('logic', 'PUT', `/logics/${encodeURIComponent(this.logic.id)}`, body)
      : await this.order('logic', 'POST', '/logics', body);
    if (done) {
      this.#leave();
    }
  }

  #leave() {
    this.dispatchEvent(new CustomEvent('leave-form', { bubbles: true }));
  }
}

customElements.define('logic-form', LogicForm);
