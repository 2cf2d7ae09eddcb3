// SPDX-License-Identifier: Apache-2.0
// The week of the storages: windows in which they charge, deliver or rest, as a picture and as a list.
import { html, svg, nothing } from 'lit';
import { AskedElement } from './asked-element.js';
import { dayParts } from './daily-window.js';
import { valueText } from './history-words.js';
import { locale, t } from './i18n.js';
import { may } from './session.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const ACTIONS = ['CHARGE', 'DISCHARGE', 'HOLD'];
const ROW = 20;

class StorageSchedule extends AskedElement {
  static properties = {
    /** [{id, name}] */
    storages: { attribute: false },
    /** the place of the window that is edited, the list's length for a new one, null for none */
    editing: { state: true },
  };

  constructor() {
    super();
    this.editing = null;
    this.storages = [];
  }

  get path() {
    return '/storage-schedule';
  }

  get every() {
    return 60_000;
  }

  render() {
    if (this.answer === null) {
      return nothing;
    }
    const { schedule } = this.answer;
    return html`
      <article class="card control" data-storage-schedule>
        <h3>${t('schedule.title')}</h3>
        ${schedule.length === 0 ? html`<p class="quiet">${t('schedule.none')}</p>` : weekPicture(schedule)}
        <ul class="switches">${schedule.map((entry, index) => html`
          <li data-window=${entry.id}><div class="who"><h4>${t(`storage.${entry.action}`)} ${entry.enabled ? nothing : html`<span class="quiet">· ${t('schedule.off')}</span>`}</h4>
            <p class="quiet">${this.#words(entry)}</p></div>
            ${may('PLANT') && this.editing === null ? html`<div class="actions">
              ${this.button(t('do.edit'), () => { this.editing = index; })}
              ${this.button(t('do.remove'), () => this.#put(schedule.filter((other) => other !== entry)))}</div>` : nothing}</li>`)}</ul>
        ${may('PLANT') && this.editing === null ? html`<div class="actions">${this.button(t('schedule.add'), () => { this.editing = schedule.length; }, 'main')}</div>` : nothing}
        ${this.editing === null ? nothing : this.#form(schedule[this.editing])}
        ${this.refused()}
      </article>`;
  }

  #words({ days, from, to, power, untilSoc, storage }) {
    return [
      days.length === 7 ? t('schedule.everyDay') : days.map(dayName).join(', '), `${from}–${to}`,
      power === null ? '' : valueText(power, 'W'), untilSoc === null ? '' : t('schedule.until', { soc: valueText(untilSoc, '%') }),
      storage ? this.storages.find(({ id }) => id === storage)?.name ?? storage : '',
    ].filter(Boolean).join(' · ');
  }

  #form(entry) {
    const { days = DAYS, from = '00:00', to = '05:00', action = 'CHARGE', power = 3000, untilSoc = null, storage = null, enabled = true } = entry ?? {};
    return html`
      <form class="fields" @submit=${this.#save}>
        <label>${t('storage.action')}<select name="action">${ACTIONS.map((one) => html`<option value=${one} ?selected=${one === action}>${t(`storage.${one}`)}</option>`)}</select></label>
        <label>${t('logic.from')}<input type="time" name="from" required .value=${from}></label>
        <label>${t('logic.to')}<input type="time" name="to" required .value=${to}></label>
        <fieldset class="wide days"><legend>${t('schedule.days')}</legend>${DAYS.map((day) => html`
          <label class="check"><input type="checkbox" name="day" value=${day} .checked=${days.includes(day)}>${dayName(day)}</label>`)}</fieldset>
        <label>${t('storage.power')}<input type="number" name="power" min="0" step="1" placeholder=${t('form.optional')} .value=${power === null ? '' : String(power)}></label>
        <label>${t('schedule.untilSoc')}<input type="number" name="untilSoc" min="0" max="100" step="1" placeholder=${t('form.optional')} .value=${untilSoc === null ? '' : String(untilSoc)}></label>
        ${this.storages.length < 2 ? nothing : html`<label>${t('control.storage')}<select name="storage"><option value="">${t('schedule.all')}</option>${this.storages.map(({ id, name }) => html`
          <option value=${id} ?selected=${id === storage}>${name}</option>`)}</select></label>`}
        <label class="check wide"><input type="checkbox" name="enabled" .checked=${enabled}>${t('schedule.enabled')}</label>
        <div class="actions wide"><button type="submit" class="button main" ?disabled=${this.resting}>${t('do.save')}</button>
          ${this.button(t('do.cancel'), () => { this.editing = null; })}</div>
      </form>`;
  }

  async #save(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const { schedule } = this.answer;
    const number = (name) => (given.get(name) === '' ? null : Number(given.get(name)));
    const entry = {
      id: schedule[this.editing]?.id ?? freeId(schedule), enabled: given.has('enabled'), days: given.getAll('day'),
      from: given.get('from'), to: given.get('to'), action: given.get('action'), power: number('power'),
      untilSoc: number('untilSoc'), storage: given.get('storage') || null,
    };
    const place = this.editing;
    if (await this.#put([...schedule.slice(0, place), entry, ...schedule.slice(place + 1)])) {
      this.editing = null;
    }
  }

  #put(schedule) {
    return this.change('PUT', '/storage-schedule', { schedule });
  }
}

function freeId(schedule) {
  let number = schedule.length + 1;
  while (schedule.some(({ id }) => id === `window-${number}`)) {
    number += 1;
  }
  return `window-${number}`;
}

function dayName(day) {
  return new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + DAYS.indexOf(day)));
}

/** Seven days by twenty-four hours; what begins late and ends early goes on into the next day. */
function weekPicture(schedule) {
  const bars = schedule.filter(({ enabled }) => enabled).flatMap(({ days, from, to, action }) => days.flatMap((day) => {
    const parts = dayParts(from, to);
    const row = DAYS.indexOf(day);
    return parts.map(([start, end]) => ({ action, start, end, row: parts.length === 2 && start === 0 ? (row + 1) % 7 : row }));
  }));
  const left = 15;
  const percent = (minutes) => `${(left + ((100 - left) * minutes) / 1440).toFixed(2)}%`;
  return html`
    <svg class="week-picture" width="100%" height=${7 * ROW + 20} role="img" aria-label=${t('schedule.picture')}>
      ${DAYS.map((day, row) => svg`<text class="first" x="0" y=${row * ROW + 14}>${dayName(day)}</text>
        <rect class="track" x=${percent(0)} y=${row * ROW + 4} width="${100 - left}%" height="12" rx="3"/>`)}
      ${bars.map(({ action, start, end, row }) => svg`<rect class="does-${action.toLowerCase()}" x=${percent(start)} y=${row * ROW + 4} width="${(((100 - left) * (end - start)) / 1440).toFixed(2)}%" height="12" rx="3"/>`)}
      ${[0, 6, 12, 18, 24].map((hour) => svg`<text class=${hour === 24 ? 'last' : hour === 0 ? 'first' : ''} x=${percent(hour * 60)} y=${7 * ROW + 16}>${hour}</text>`)}
    </svg>`;
}

customElements.define('storage-schedule', StorageSchedule);
