// SPDX-License-Identifier: Apache-2.0
// Production, consumption and exchange of the last ten minutes.
import { html, svg, nothing } from 'lit';
import { knownRuns, linePath, powerScale } from './chart-scale.js';
import { locale, t } from './i18n.js';
import { LightElement } from './light-element.js';
import { SPAN_MS } from './power-history.js';
import { formatNumber, formatTime, powerText } from './units.js';

const EDGE = { left: 64, right: 12, top: 12, bottom: 26 };
/** A slow plant is polled every 30 s; a longer silence is a hole. */
const LONGEST_GAP_MS = 45_000;

class PowerChart extends LightElement {
  static properties = {
    /** [{at, pv, load, grid}], oldest first */
    samples: { attribute: false },
    /** the right edge, in milliseconds */
    end: { type: Number },
    /** whether the plant has production */
    sunny: { type: Boolean },
    width: { state: true },
    /** the time of the sample under the pointer, or null: others come before and behind it */
    chosen: { state: true },
  };

  #observer = new ResizeObserver(([entry]) => {
    this.width = Math.round(entry.contentRect.width);
  });

  constructor() {
    super();
    this.samples = [];
    this.end = 0;
    this.sunny = true;
    this.width = 0;
    this.chosen = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  get #series() {
    return this.sunny ? ['pv', 'load', 'grid'] : ['load', 'grid'];
  }

  /** What is chosen, while it is there. */
  get #sample() {
    return this.samples.find(({ at }) => at === this.chosen);
  }

  render() {
    if (this.width < 200) {
      return nothing;
    }
    const height = this.width < 500 ? 190 : 230;
    const scale = powerScale(this.samples.flatMap((sample) => this.#series.map((name) => sample[name] ?? 0)));
    const room = { width: this.width - EDGE.left - EDGE.right, height: height - EDGE.top - EDGE.bottom };
    const x = (at) => EDGE.left + (1 - (this.end - at) / SPAN_MS) * room.width;
    const y = (watts) => EDGE.top + ((scale.high - watts) / (scale.high - scale.low)) * room.height;
    return html`
      <div class="legend">
        ${this.#series.map((name) => html`<span class="key ${name}"><i></i>${t(`chart.${name}`)}</span>`)}
        <span class="reading" aria-live="off">${this.#reading()}</span>
      </div>
      <svg class="chart" width=${this.width} height=${height} viewBox="0 0 ${this.width} ${height}"
          role="img" tabindex="0" aria-label=${t('chart.description')}
          @pointermove=${(event) => this.#choose(event, room)} @pointerleave=${() => { this.chosen = null; }}
          @keydown=${this.#step} @blur=${() => { this.chosen = null; }}>
        <defs><linearGradient id="sun-fill" x1="0" y1="0" x2="0" y2="1"><stop class="sun-top" offset="0"/><stop class="sun-foot" offset="1"/></linearGradient>
          <clipPath id="plot"><rect x=${EDGE.left} y="0" width=${room.width} height=${height}/></clipPath></defs>
        ${this.#grid(scale, y)} ${this.#minutes(x, height)}
        <g clip-path="url(#plot)">${this.#series.map((name) => this.#curve(name, x, y))}</g>
        ${this.#cursor(x, y, height)}
        ${this.samples.filter((sample) => sample.load !== null).length < 20 ? svg`<text class="hint" x=${EDGE.left + room.width / 2} y=${EDGE.top + 16}>${t('chart.filling')}</text>` : nothing}
      </svg>`;
  }

  #grid({ low, high, step }, y) {
    const levels = [];
    for (let level = low; level <= high; level += step) {
      levels.push(level);
    }
    const decimals = step % 1000 === 0 ? 0 : step % 100 === 0 ? 1 : 2;
    return levels.map((level) => svg`
      <line class="level ${level === 0 ? 'zero' : ''}" x1=${EDGE.left} x2=${this.width - EDGE.right} y1=${y(level)} y2=${y(level)}/>
      <text class="tick" x=${EDGE.left - 8} y=${y(level) + 4}>${formatNumber(level / 1000, decimals, locale())}${level === high ? ' kW' : ''}</text>`);
  }

  #minutes(x, height) {
    return (this.width < 500 ? [10, 5, 0] : [10, 8, 6, 4, 2, 0]).map((minutes) => svg`
      <text class="minute ${minutes === 10 ? 'first' : minutes === 0 ? 'last' : ''}" x=${x(this.end - minutes * 60000)} y=${height - 6}>${
        minutes === 0 ? t('chart.now') : `${formatNumber(-minutes, 0, locale())} min`}</text>`);
  }

  #curve(name, x, y) {
    return knownRuns(this.samples, name, x, y, LONGEST_GAP_MS).map((run) => svg`
      ${name === 'pv' ? svg`<path class="area" d="${linePath(run)}V${y(0)}H${run[0][0].toFixed(1)}Z"/>` : nothing}
      <path class="curve ${name}" d=${linePath(run)}/>`);
  }

  #cursor(x, y, height) {
    const sample = this.#sample;
    if (!sample) {
      return nothing;
    }
    return svg`
      <line class="cursor" x1=${x(sample.at)} x2=${x(sample.at)} y1=${EDGE.top} y2=${height - EDGE.bottom}/>
      ${this.#series.filter((name) => sample[name] !== null).map((name) => svg`<circle class="knob ${name}" cx=${x(sample.at)} cy=${y(sample[name])} r="4"/>`)}`;
  }

  #reading() {
    const sample = this.#sample;
    if (!sample) {
      return nothing;
    }
    const figures = this.#series.map((name) => html`<b class=${name}>${powerText(sample[name], locale())}</b>`);
    return html`<span>${formatTime(sample.at, locale())}</span>${figures}`;
  }

  #choose(event, room) {
    const box = event.currentTarget.getBoundingClientRect();
    const at = this.end - (1 - (event.clientX - box.left - EDGE.left) / room.width) * SPAN_MS;
    const distances = this.samples.map((sample) => Math.abs(sample.at - at));
    this.chosen = this.samples[distances.indexOf(Math.min(...distances))]?.at ?? null;
  }

  #step(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      const last = this.samples.length - 1;
      const before = this.#sample ? this.samples.indexOf(this.#sample) : last + 1;
      this.chosen = this.samples[Math.max(0, Math.min(last, before + step * (event.shiftKey ? 30 : 1)))]?.at ?? null;
    }
  }
}

customElements.define('power-chart', PowerChart);
