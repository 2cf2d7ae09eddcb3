// SPDX-License-Identifier: Apache-2.0
// Any point of any device over the span that is looked at.
import { html, nothing } from 'lit';
import './power-curves.js';
import { csvOf, loadCurves, POWER_STEPS } from './history-load.js';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';
import { isWellKnown, pointName } from './point-names.js';

class PointHistory extends LightElement {
  static properties = {
    data: { attribute: false },
    span: { type: String },
    first: { attribute: false },
    zone: { type: String },
    time: { type: Number },
    /** what the gateway remembers: [{device, point, unit, kind, from, to}] */
    points: { attribute: false },
    device: { state: true },
    point: { state: true },
    answer: { state: true },
  };

  #asked = '';

  constructor() {
    super();
    Object.assign(this, { points: [], device: '', point: '', answer: null });
  }

  get #question() {
    return { device: this.device, points: [this.point], span: this.span, first: this.first, zone: this.zone, step: POWER_STEPS[this.span] };
  }

  updated() {
    const key = JSON.stringify(this.#question);
    if (this.point && key !== this.#asked) {
      this.#asked = key;
      loadCurves(this.#question).then((answer) => {
        if (key === this.#asked) {
          this.answer = { key, ...answer };
        }
      });
    }
  }

  render() {
    const devices = [...new Set(this.points.map(({ device }) => device))].sort();
    if (devices.length === 0) {
      return nothing;
    }
    const of = this.points.filter(({ device }) => device === this.device);
    const { href, name } = csvOf({ ...this.#question, step: this.answer?.step ?? this.#question.step });
    return html`
      <section class="card chart-card" data-chart="point">
        <header><h2>${t('history.any')}</h2>${this.point ? html`<a class="button csv" href=${href} download=${name}>${t('history.csv')}</a>` : nothing}</header>
        <div class="fields pick">
          <label>${t('history.device')}<select name="device" @change=${(event) => { this.device = event.target.value; this.point = ''; this.answer = null; }}>
            <option value="">${t('history.choose')}</option>
            ${devices.map((id) => html`<option value=${id} ?selected=${id === this.device}>${this.#name(id)}</option>`)}</select></label>
          <label>${t('points.point')}<select name="point" ?disabled=${!this.device} @change=${(event) => { this.point = event.target.value; }}>
            <option value="">${t('history.choose')}</option>
            ${[true, false].flatMap((known) => of.filter(({ point }) => isWellKnown(point) === known)).map(({ point }) => html`
              <option value=${point} ?selected=${point === this.point}>${pointName(point)}</option>`)}</select></label>
        </div>
        ${this.#curve()}
      </section>`;
  }

  #curve() {
    if (!this.point || this.answer?.key !== JSON.stringify(this.#question)) {
      return nothing;
    }
    if (this.answer.refusal) {
      return html`<p class="refusal" role="alert">${this.answer.refusal}</p>`;
    }
    const curves = this.answer.series.map(({ point, unit, rows }) => ({ point, unit, rows, label: pointName(point), tone: 'own' }));
    return curves.some(({ rows }) => rows.length)
      ? html`<power-curves .curves=${curves} .span=${this.span} .first=${this.first} .zone=${this.zone} .time=${this.time} .label=${`${this.#name(this.device)}: ${pointName(this.point)}`}></power-curves>`
      : html`<p class="plain-note">${t('history.none')}</p>`;
  }

  #name(id) {
    return id === 'plant' ? t('home.plant') : this.data.devices?.find((device) => device.id === id)?.name || id;
  }
}

customElements.define('point-history', PointHistory);
