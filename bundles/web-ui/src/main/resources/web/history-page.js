// SPDX-License-Identifier: Apache-2.0
// Day, week, month, year: what the plant made and used, as bars and curves, with a table under each.
import { html, nothing } from 'lit';
import { hashOf } from './address.js';
import './energy-bars.js';
import './history-totals.js';
import './point-history.js';
import './power-curves.js';
import { dateFrom, dateOf, dateText, firstDay, moved, SPANS, stepStarts, yearBefore } from './calendar.js';
import { FLOW_POINTS, flowsByStep, totalFlows } from './energy-sums.js';
import { plantParts } from './flows.js';
import { lastPart } from './history-compare.js';
import { csvOf, load, loadCurves, plantQuestion, POWERS } from './history-load.js';
import { shortTitle, spanTitle } from './history-words.js';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';
import { ask } from './requests.js';

/** What is new comes in with patience: a day is some hundred kilobytes. */
const REFRESH_MS = 300_000;
const MINUTE_MS = 60_000;
/** Over longer spans curves of a day's rise and fall would be a blot: the bars say more. */
const CURVED = ['day', 'week'];
/** What a week shows before the reader asks for more. */
const QUIET_WEEK = ['pv_power', 'consumption_power', 'charger_power'];
const COMPARISONS = ['none', 'before', 'yearBefore', 'date'];
const LOOKS = {
  pv_power: { tone: 'sun', kind: 'AREA' },
  consumption_power: { tone: 'ink' },
  household_power: { tone: 'quiet', shown: false },
  charger_power: { tone: 'car' },
  grid_power: { tone: 'grid', dashed: true },
  battery_power: { tone: 'battery' },
  battery_soc: { tone: 'battery', dashed: true },
};

class HistoryPage extends LightElement {
  static properties = {
    /** the state of LiveData */
    data: { attribute: false },
    /** the gateway's time in milliseconds */
    time: { type: Number },
    /** what is looked at stands in the address, so that it can be kept: ?span=&date=&compare=&other= */
    address: { attribute: false },
    /** what was answered, with what it was asked for: {key, energy, power, other, refusal} */
    answer: { state: true },
    /** what has a history: [{device, point, unit, kind, from, to}]; null before it was asked for */
    points: { state: true },
  };

  #asked = '';
  #askedAt = 0;
  #seen = '';

  constructor() {
    super();
    Object.assign(this, { address: null, answer: null, points: null });
  }

  get span() {
    const { span } = this.address?.parameters ?? {};
    return SPANS.includes(span) ? span : 'day';
  }

  /** A day of the span that is looked at; null is today. */
  get date() {
    return dateFrom(this.address?.parameters.date);
  }

  get comparison() {
    const { compare } = this.address?.parameters ?? {};
    return COMPARISONS.includes(compare) ? compare : 'none';
  }

  get otherDate() {
    return dateFrom(this.address?.parameters.other);
  }

  /** Looks at something else: the browser's "back" comes back here. */
  #look(change) {
    location.hash = hashOf('history', [], { ...this.address?.parameters, ...change });
  }

  connectedCallback() {
    super.connectedCallback();
    this.#askPoints();
  }

  async #askPoints() {
    const { form, refusal } = await ask('GET', '/history/points');
    this.points = form?.points ?? this.points ?? [];
    this.unanswered = refusal ?? '';
  }

  get #zone() {
    return this.data.plant?.timeZone;
  }

  get #first() {
    return firstDay(this.span, this.date ?? dateOf(this.time, this.#zone));
  }

  /** The first day of the span to compare with, or null. */
  get #other() {
    const first = this.#first;
    switch (this.comparison) {
      case 'before': return moved(this.span, first, -1);
      case 'yearBefore': return yearBefore(this.span, first);
      case 'date': return this.otherDate ? firstDay(this.span, this.otherDate) : null;
      default: return null;
    }
  }

  /** Live data come every second; what is shown here changes by the minute. */
  shouldUpdate(changed) {
    const { plant, now, devices, connection } = this.data;
    const seen = JSON.stringify([plant?.timeZone, plantParts(now, devices ?? []), connection, Math.floor(this.time / MINUTE_MS),
      devices?.map(({ id, name }) => [id, name])]);
    const same = seen === this.#seen && changed.size > 0 && [...changed.keys()].every((name) => name === 'data' || name === 'time');
    this.#seen = seen;
    return !same;
  }

  updated() {
    if (!this.#zone || this.points === null || this.data.connection === 'LOST') {
      return;
    }
    const key = this.#key();
    const current = dateText(this.#first) === dateText(firstDay(this.span, dateOf(this.time, this.#zone)));
    if (key !== this.#asked || (current && this.time - this.#askedAt >= REFRESH_MS)) {
      this.#asked = key;
      this.#askedAt = this.time;
      this.#load(key);
    }
  }

  #key() {
    return JSON.stringify([this.span, this.#first, this.#other, this.#zone]);
  }

  async #load(key) {
    const [span, first, other, zone] = [this.span, this.#first, this.#other, this.#zone];
    if (!this.points.some(({ point }) => FLOW_POINTS.includes(point))) {
      // a gateway has no energies in its first minute
      await this.#askPoints();
    }
    const question = (what, of, more = {}) => ({ ...plantQuestion(what, this.points, span, of, zone), ...more });
    const part = other ? lastPart(span, first, other, this.time, zone) : null;
    const [energy, power, otherEnergy, otherPart] = await Promise.all([
      load(question('energy', first)),
      CURVED.includes(span) ? loadCurves(question('power', first)) : {},
      other ? load(question('energy', other)) : null,
      part?.starts.length ? load(question('energy', other, { part, step: part.step })) : null,
    ]);
    if (key === this.#asked) {
      const refusal = energy.refusal ?? power.refusal ?? otherEnergy?.refusal ?? otherPart?.refusal ?? this.unanswered;
      this.answer = { key, refusal, energy: energy.series ?? [], power: power.series ?? [], step: power.step,
        other: otherEnergy?.series ?? null, part: part && { ...part, series: otherPart?.series ?? [] } };
    }
  }

  render() {
    if (!this.#zone) {
      return html`<h1 class="page-title">${t('history.title')}</h1><p class="plain-note">${t('story.waiting')}</p>`;
    }
    return html`
      <h1 class="page-title">${t('history.title')}</h1>
      <div class="history-page ${this.data.connection === 'LOST' ? 'stale' : ''}">
        ${this.#choice()}
        <h2 class="span-title" aria-live="polite">${spanTitle(this.span, this.#first, this.#zone)}
          ${this.#other ? html`<small class="quiet">${t('history.against', { span: spanTitle(this.span, this.#other, this.#zone) })}</small>` : nothing}</h2>
        ${this.answer?.refusal ? html`<p class="refusal" role="alert">${this.answer.refusal}</p>` : nothing}
        ${this.answer?.key === this.#key() ? this.#shown() : html`<p class="plain-note" aria-busy="true">${t('history.loading')}</p>`}
        <point-history .data=${this.data} .points=${this.points ?? []} .span=${this.span} .first=${this.#first} .zone=${this.#zone} .time=${this.time}></point-history>
      </div>`;
  }

  #choice() {
    const today = firstDay(this.span, dateOf(this.time, this.#zone));
    const isNow = dateText(today) === dateText(this.#first);
    const move = (count) => this.#look({ date: dateText(moved(this.span, this.#first, count)) });
    return html`
      <div class="history-choice">
        <div class="choice" role="group" aria-label=${t('history.span')}>${SPANS.map((span) => html`
          <button type="button" class="button" data-span=${span} aria-pressed=${this.span === span ? 'true' : 'false'}
            @click=${() => this.#look({ span })}>${t(`history.${span}`)}</button>`)}</div>
        <div class="steps" role="group" aria-label=${t('history.move')}>
          <button type="button" class="button" data-move="back" aria-label=${t('history.back')} @click=${() => move(-1)}>‹</button>
          <input type="date" aria-label=${t('history.date')} .value=${dateText(this.#first)} max=${dateText(dateOf(this.time, this.#zone))}
            @change=${(event) => dateFrom(event.target.value) && this.#look({ date: event.target.value })}>
          <button type="button" class="button" data-move="on" aria-label=${t('history.on')} ?disabled=${isNow} @click=${() => move(1)}>›</button>
          <button type="button" class="button" data-move="now" ?disabled=${isNow} @click=${() => this.#look({ date: undefined })}>${t(`history.now.${this.span}`)}</button>
        </div>
        <label class="within">${t('history.compare')}
          <select name="comparison" @change=${(event) => this.#look({ compare: event.target.value === 'none' ? undefined : event.target.value })}>${COMPARISONS.map((one) => html`
            <option value=${one} ?selected=${one === this.comparison}>${t(`history.compare.${one}`)}</option>`)}</select></label>
        ${this.comparison === 'date' ? html`
          <input type="date" name="other" aria-label=${t('history.compare.date')} .value=${this.otherDate ? dateText(this.otherDate) : ''}
            @change=${(event) => this.#look({ other: event.target.value })}>` : nothing}
      </div>`;
  }

  #shown() {
    const zone = this.#zone;
    const first = this.#first;
    const parts = plantParts(this.data.now, this.data.devices ?? []);
    const steps = flowsByStep(this.answer.energy, stepStarts(this.span, first, zone));
    const other = this.answer.other && this.#other
      ? flowsByStep(this.answer.other, stepStarts(this.span, this.#other, zone)) : null;
    const otherName = other ? shortTitle(this.span, this.#other, zone, first.year) : '';
    // a day that has just begun is not held against a whole one
    const { part } = this.answer;
    const compared = part ? [...other.slice(0, part.whole), ...flowsByStep(part.series, part.starts)] : other;
    return html`
      <section class="card sums" aria-label=${t('history.totals')}>
        <history-totals .total=${totalFlows(steps, this.time)} .other=${other ? totalFlows(compared, this.time) : null} .partly=${Boolean(part)}
          .otherName=${otherName} .parts=${parts}></history-totals></section>
      <section class="card chart-card" data-chart="energy"><header><h2>${t('history.energy')}</h2>${this.#csv('energy')}</header>
        ${steps.every(({ flows }) => Object.values(flows).every((value) => value === null)) ? html`<p class="plain-note">${t('history.none')}</p>` : nothing}
        <p class="quiet">${t('history.energy.meaning')}</p>
        <energy-bars .steps=${steps} .other=${other} .otherName=${otherName} .span=${this.span} .zone=${zone} .parts=${parts} .time=${this.time}></energy-bars></section>
      ${CURVED.includes(this.span) ? html`<section class="card chart-card" data-chart="power"><header><h2>${t('history.power')}</h2>${this.#csv('power')}</header>
        ${this.#curves(parts, zone, first)}</section>` : nothing}`;
  }

  #curves(parts, zone, first) {
    const there = { pv_power: parts.pv, household_power: parts.car, charger_power: parts.car, battery_power: parts.battery, battery_soc: parts.battery };
    const curves = POWERS.filter((point) => there[point] ?? true)
      .map((point) => ({ point, answered: this.answer.power.find((one) => one.point === point) }))
      .filter(({ answered }) => answered)
      .map(({ point, answered }) => ({ ...LOOKS[point], point, unit: answered.unit, rows: answered.rows, label: t(`point.${point}`),
        shown: LOOKS[point].shown ?? (this.span === 'day' || QUIET_WEEK.includes(point)) }));
    return curves.some(({ rows }) => rows.length > 0)
      ? html`<power-curves .curves=${curves} .span=${this.span} .first=${first} .zone=${zone} .time=${this.time} .label=${t('history.power.label')}></power-curves>`
      : html`<p class="plain-note">${t('history.none')}</p>`;
  }

  /** A gateway that has just started has nothing to save. */
  #csv(what) {
    const question = plantQuestion(what, this.points, this.span, this.#first, this.#zone);
    const { href, name } = csvOf(what === 'power' ? { ...question, step: this.answer.step ?? question.step } : question);
    return question.points.length === 0 ? nothing : html`<a class="button csv" href=${href} download=${name}>${t('history.csv')}</a>`;
  }
}

customElements.define('history-page', HistoryPage);
