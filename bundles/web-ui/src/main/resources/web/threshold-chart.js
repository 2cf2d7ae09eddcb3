// SPDX-License-Identifier: Apache-2.0
// The variable of a logic over the last day and now, with both thresholds to drag or to move by keys.
import { html, svg, nothing } from 'lit';
import { knownRuns, linePath } from './chart-scale.js';
import { valueText } from './history-words.js';
import { locale, t } from './i18n.js';
import { LightElement } from './light-element.js';
import { snapped, stepped, thresholdScale, VARIABLES } from './threshold-scale.js';

const EDGE = { left: 62, right: 30, top: 14, bottom: 24 };
const HEIGHT = 210;
const SPAN_MS = 24 * 3_600_000;
const LONGEST_GAP_MS = 45 * 60_000;

class ThresholdChart extends LightElement {
  static properties = {
    variable: { type: String },
    maximum: { type: Number },
    minimum: { type: Number },
    invert: { type: Boolean },
    /** [{at, value}] of the last day, oldest first */
    samples: { attribute: false },
    /** what it is now, or null */
    now: { type: Number },
    time: { type: Number },
    width: { state: true },
  };

  /** kept while a handle is dragged: the picture must not run away from the pointer */
  #held = null;
  #sizes = new ResizeObserver(([entry]) => { this.width = Math.round(entry.contentRect.width); });

  constructor() {
    super();
    Object.assign(this, { samples: [], now: null, width: 0, invert: false });
  }

  connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  get #scale() {
    const values = [...this.samples.map(({ value }) => value), this.now];
    return this.#held ?? thresholdScale(this.variable, values, this.maximum, this.minimum);
  }

  #y(value) {
    const { low, high } = this.#scale;
    return EDGE.top + ((high - value) / (high - low)) * (HEIGHT - EDGE.top - EDGE.bottom);
  }

  render() {
    if (this.width < 160) {
      return nothing;
    }
    const { width } = this;
    const unit = VARIABLES[this.variable].unit;
    const x = (at) => EDGE.left + (1 - (this.time - at) / SPAN_MS) * (width - EDGE.left - EDGE.right);
    const top = this.#y(this.maximum);
    const foot = this.#y(this.minimum);
    const plot = { x: EDGE.left, width: width - EDGE.left - EDGE.right };
    return html`
      <svg class="threshold-picture" width=${width} height=${HEIGHT} viewBox="0 0 ${width} ${HEIGHT}">
        <rect class="zone closes" x=${plot.x} width=${plot.width} y=${EDGE.top} height=${Math.max(0, top - EDGE.top)}/>
        <rect class="zone opens" x=${plot.x} width=${plot.width} y=${foot} height=${Math.max(0, HEIGHT - EDGE.bottom - foot)}/>
        ${this.#scale.levels.map((level) => svg`
          <line class="level" x1=${plot.x} x2=${plot.x + plot.width} y1=${this.#y(level)} y2=${this.#y(level)}/>
          <text class="tick" x=${plot.x - 8} y=${this.#y(level) + 4}>${valueText(level, unit)}</text>`)}
        ${[24, 18, 12, 6].map((hours) => svg`<text class="minute" x=${x(this.time - hours * 3_600_000)} y=${HEIGHT - 6}>${
          new Intl.NumberFormat(locale(), { style: 'unit', unit: 'hour', unitDisplay: 'narrow' }).format(-hours)}</text>`)}
        <text class="minute last" x=${plot.x + plot.width} y=${HEIGHT - 6}>${t('chart.now')}</text>
        ${this.#curve(x)}
        ${this.now === null ? nothing : svg`<circle class="now" cx=${x(this.time)} cy=${this.#y(this.now)} r="5"/>`}
        ${this.#handle('maximum', plot)} ${this.#handle('minimum', plot)}
      </svg>`;
  }

  #curve(x) {
    const seen = this.samples.filter(({ at }) => at >= this.time - SPAN_MS);
    return knownRuns(seen, 'value', x, (value) => this.#y(value), LONGEST_GAP_MS)
      .map((run) => svg`<path class="curve" d=${linePath(run)}/>`);
  }

  #handle(name, plot) {
    const value = this[name];
    const { low, high } = this.#scale;
    const y = this.#y(value);
    const unit = VARIABLES[this.variable].unit;
    const verb = (name === 'maximum') === !this.invert ? 'closes' : 'opens';
    const words = t(`logic.handle.${name}.${verb}`, { value: valueText(value, unit) });
    return svg`
      <g class="handle ${name}" role="slider" tabindex="0" data-handle=${name} aria-label=${t(`logic.${name}`)} aria-orientation="vertical"
          aria-valuemin=${low} aria-valuemax=${high} aria-valuenow=${value} aria-valuetext=${words}
          @keydown=${(event) => this.#key(event, name)} @pointerdown=${(event) => this.#grab(event)}
          @pointermove=${(event) => this.#drag(event, name)} @pointerup=${() => { this.#held = null; this.requestUpdate(); }}>
        <rect class="grip" x=${plot.x} width=${plot.width + EDGE.right} y=${y - 12} height="24"/>
        <line class="threshold" x1=${plot.x} x2=${plot.x + plot.width + 6} y1=${y} y2=${y}/>
        <circle class="knob" cx=${plot.x + plot.width + 14} cy=${y} r="9"/>
        <text class="words" x=${plot.x + 8} y=${name === 'maximum' ? y - 7 : y + 16}>${words}</text>
      </g>`;
  }

  #grab(event) {
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#held = this.#scale;
  }

  #drag(event, name) {
    if (this.#held) {
      const box = this.querySelector('svg').getBoundingClientRect();
      const { low, high } = this.#held;
      const share = (event.clientY - box.top - EDGE.top) / (HEIGHT - EDGE.top - EDGE.bottom);
      this.#tell(name, snapped(this.variable, high - share * (high - low), this.#held));
    }
  }

  #key(event, name) {
    const value = stepped(this.variable, this[name], event.key, this.#scale);
    if (value !== null) {
      event.preventDefault();
      this.#tell(name, value);
    }
  }

  #tell(name, value) {
    this.dispatchEvent(new CustomEvent('threshold', { detail: { name, value }, bubbles: true }));
  }
}

customElements.define('threshold-chart', ThresholdChart);
