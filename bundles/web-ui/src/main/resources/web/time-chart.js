// SPDX-License-Identifier: Apache-2.0
// One chart over time: curves or stacked bars, drawn by Chart.js in the page's own colours. A legend
// that hides and shows, the figures under the pointer or the arrow keys; the page puts a table below.
import { html } from 'lit';
import { chartLibrary } from './chart-library.js';
import { locale, t } from './i18n.js';
import { LightElement } from './light-element.js';
import { decimalsOf, niceScale } from './nice-scale.js';
import { formatNumber, UNKNOWN } from './units.js';

class TimeChart extends LightElement {
  static properties = {
    /** positions on the time axis, ascending */
    x: { attribute: false },
    /**
     * [{key, label, tone, kind, values, shown?, scale?, dashed?, sign?}]: kind is LINE, AREA, BAR or GHOST
     * (an outline of the bars of another time), tone a colour token, sign −1 hangs bars below zero
     */
    series: { attribute: false },
    /** [{at, text}]: what stands on the time axis */
    marks: { attribute: false },
    /** the ends of the time axis */
    from: { type: Number },
    to: { type: Number },
    /** how a unit's axis is written, the left one first: {unit: {divisor, unit, zero, least, fixed, levels}} */
    units: { attribute: false },
    /** what the chart shows, for those who don't see it */
    label: { type: String },
    /** the time of a position in words: (position, index) */
    moment: { attribute: false },
    /** a value in words: (value, unit) */
    words: { attribute: false },
    /** [from, to] on the time axis where something is not known */
    unknown: { attribute: false },
    hidden: { state: true },
    chosen: { state: true },
  };

  #Chart = null;
  #keys = '';
  #chart = null;
  #themes = new MutationObserver(() => this.#draw());
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #redraw = () => this.#draw();

  constructor() {
    super();
    Object.assign(this, { x: [], series: [], marks: [], units: {}, unknown: [], chosen: null, hidden: null });
    this.moment = String;
    this.words = String;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    this.#dark.addEventListener('change', this.#redraw);
    chartLibrary().then((Chart) => {
      this.#Chart = Chart;
      this.#draw();
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#themes.disconnect();
    this.#dark.removeEventListener('change', this.#redraw);
    this.#chart?.destroy();
    this.#chart = null;
  }

  willUpdate(changed) {
    const keys = this.series.map(({ key, shown }) => `${key} ${shown}`).join();
    if (changed.has('series') && keys !== this.#keys) {
      this.#keys = keys;
      this.hidden = new Set(this.series.filter(({ shown }) => shown === false).map(({ key }) => key));
    }
    if (changed.has('x') && this.chosen >= this.x.length) {
      this.chosen = null;
    }
  }

  render() {
    return html`
      <div class="legend">${this.series.map((one) => this.#key(one))}</div>
      <div class="plot" role="img" tabindex="0" aria-label=${this.label} @keydown=${this.#step}
        @pointerleave=${() => { this.chosen = null; }} @blur=${() => { this.chosen = null; }}><canvas></canvas></div>
      <p class="reading" aria-live="polite">${this.#reading()}</p>`;
  }

  updated(changed) {
    if (!this.#chart || [...changed.keys()].some((name) => name !== 'chosen')) {
      this.#draw();
    } else {
      this.#chart.draw();
    }
  }

  #key({ key, label, tone, kind, dashed }) {
    return html`<button type="button" class="key tone-${tone} ${kind.toLowerCase()} ${dashed ? 'dashed' : ''}" data-series=${key}
      aria-pressed=${this.hidden?.has(key) ? 'false' : 'true'} @click=${() => this.#toggle(key)}><i></i>${label}</button>`;
  }

  #toggle(key) {
    const hidden = new Set(this.hidden);
    if (!hidden.delete(key)) {
      hidden.add(key);
    }
    this.hidden = hidden;
  }

  get #shown() {
    return this.series.filter(({ key }) => !this.hidden?.has(key));
  }

  /** Bars below zero are no negative amounts, they are on the other side. */
  get #bars() {
    return this.series.some(({ kind }) => kind === 'BAR');
  }

  get #firstUnit() {
    return Object.keys(this.units)[0];
  }

  #reading() {
    if (this.chosen === null) {
      return html`<span class="quiet">${t('chart.read')}</span>`;
    }
    return html`<b>${this.moment(this.x[this.chosen], this.chosen)}</b>${this.#shown.map((one) => {
      const value = one.values[this.chosen] ?? null;
      return html`<span class="tone-${one.tone} ${one.kind.toLowerCase()}"><i></i>${one.label} <b>${
        value === null ? UNKNOWN : this.words(value, one.scale ?? this.#firstUnit)}</b></span>`;
    })}`;
  }

  #draw() {
    this.#chart?.destroy();
    this.#chart = null;
    const canvas = this.querySelector('canvas');
    if (!this.#Chart || !canvas || !this.isConnected) {
      return;
    }
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    this.#Chart.defaults.font.family = colour('font');
    this.#chart = new this.#Chart(canvas, {
      data: { datasets: this.#shown.map((one) => this.#dataset(one, colour)) },
      options: {
        animation: false, responsive: true, maintainAspectRatio: false, parsing: false, normalized: true,
        layout: { padding: { top: 10, right: 6 } },
        interaction: { mode: 'index', axis: 'x', intersect: false },
        onHover: (_, found) => { this.chosen = found[0]?.index ?? null; },
        plugins: { legend: { display: false }, tooltip: { enabled: false } },
        scales: { x: this.#timeAxis(colour), ...this.#valueAxes(colour) },
      },
      plugins: [{ id: 'marks', afterDatasetsDraw: (chart) => this.#marksOver(chart, colour) }],
    });
  }

  #dataset({ key, tone, kind, dashed, scale, sign = 1, values }, colour) {
    const stroke = colour(tone);
    const own = { label: key, yAxisID: `y${scale ?? this.#firstUnit}`, data: this.x.map((x, index) => ({
      x, y: values[index] === null || values[index] === undefined ? null : sign * values[index] })) };
    if (kind === 'BAR') {
      return { ...own, type: 'bar', stack: 'now', backgroundColor: stroke, borderColor: colour('card'), borderWidth: 0.5,
        categoryPercentage: 0.72, barPercentage: 1, maxBarThickness: 56, order: 1 };
    }
    if (kind === 'GHOST') {
      return { ...own, type: 'bar', stack: 'other', grouped: false, backgroundColor: 'transparent', borderColor: stroke,
        borderWidth: 1.5, categoryPercentage: 0.86, barPercentage: 1, maxBarThickness: 66, order: 0 };
    }
    return { ...own, type: 'line', borderColor: stroke, borderWidth: 2, borderDash: dashed ? [5, 4] : [], spanGaps: false,
      borderJoinStyle: 'round', pointRadius: alone(values), pointBackgroundColor: stroke, pointBorderWidth: 0, pointHoverRadius: 4, pointHitRadius: 0,
      fill: kind === 'AREA' ? { target: 'origin', above: faint(stroke), below: faint(stroke) } : false, order: kind === 'AREA' ? 2 : 1 };
  }

  #timeAxis(colour) {
    return {
      type: 'linear', min: this.from, max: this.to, offset: false, stacked: true, border: { color: colour('line') }, grid: { display: false },
      afterBuildTicks: (axis) => { axis.ticks = this.marks.map(({ at }) => ({ value: at })); },
      ticks: { color: colour('quiet'), autoSkip: true, maxRotation: 0, callback: (_, index) => this.marks[index]?.text },
    };
  }

  #valueAxes(colour) {
    const used = Object.keys(this.units).filter((unit, index) =>
      index === 0 || this.#shown.some(({ scale }) => (scale ?? this.#firstUnit) === unit));
    return Object.fromEntries(used.map((unit, index) => {
      const how = this.units[unit];
      const { low, high, levels, step } = how.fixed
        ? { low: how.fixed[0], high: how.fixed[1], levels: how.levels, step: how.levels[1] - how.levels[0] }
        : niceScale(this.#extremes(unit), how);
      const decimals = decimalsOf(step / (how.divisor ?? 1));
      return [`y${unit}`, {
        type: 'linear', min: low, max: high, stacked: this.#bars, position: index === 0 ? 'left' : 'right',
        border: { display: false },
        grid: { display: index === 0, drawTicks: false, color: ({ tick }) => colour(tick?.value === 0 ? 'quiet' : 'line') },
        afterBuildTicks: (axis) => { axis.ticks = levels.map((value) => ({ value })); },
        ticks: { color: colour('quiet'), autoSkip: false, padding: 8, callback: (value) =>
          `${formatNumber((this.#bars ? Math.abs(value) : value) / (how.divisor ?? 1), decimals, locale())}${value === levels.at(-1) ? ` ${how.unit ?? unit}` : ''}` },
      }];
    }));
  }

  /** Every value of a unit's axis; of bars the heights of their stacks. */
  #extremes(unit) {
    const members = this.#shown.filter(({ scale }) => (scale ?? this.#firstUnit) === unit);
    const heights = (chosen) => this.x.map((_, index) =>
      members.filter(chosen).reduce((sum, { values, sign = 1 }) => sum + sign * (values[index] ?? 0), 0));
    const bars = ['BAR', 'GHOST'].flatMap((kind) => [1, -1].flatMap((side) =>
      heights((one) => one.kind === kind && (one.sign ?? 1) === side)));
    return [...bars, ...members.filter(({ kind }) => kind === 'LINE' || kind === 'AREA').flatMap(({ values }) => values)];
  }

  /** The moment that is read, and a dotted line where something is unknown: it is not zero. */
  #marksOver({ ctx, scales, chartArea }, colour) {
    const value = scales[`y${this.#firstUnit}`];
    const zero = value.getPixelForValue(Math.max(0, value.min));
    ctx.save();
    ctx.strokeStyle = colour('quiet');
    ctx.lineWidth = 2;
    ctx.setLineDash([2, 4]);
    for (const [start, end] of this.unknown) {
      line(ctx, scales.x.getPixelForValue(Math.max(start, this.from)), zero, scales.x.getPixelForValue(Math.min(end, this.to)), zero);
    }
    if (this.chosen !== null) {
      const x = scales.x.getPixelForValue(this.x[this.chosen]);
      ctx.lineWidth = 1;
      ctx.setLineDash([2, 3]);
      line(ctx, x, chartArea.top, x, chartArea.bottom);
    }
    ctx.restore();
  }

  #step(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const last = this.x.length - 1;
    if (step && last >= 0) {
      event.preventDefault();
      const wide = event.shiftKey ? Math.max(1, Math.round(this.x.length / 24)) : 1;
      this.chosen = Math.max(0, Math.min(last, (this.chosen ?? (step > 0 ? -1 : last + 1)) + step * wide));
    }
  }
}

function line(ctx, x1, y1, x2, y2) {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}

/** Points are not drawn, but for one that stands alone between gaps: it would not be seen. */
function alone(values) {
  const known = (index) => values[index] !== null && values[index] !== undefined;
  return values.map((_, index) => (known(index) && !known(index - 1) && !known(index + 1) ? 2 : 0));
}

/** A colour of the tokens (#rrggbb), hardly there. */
function faint(colour) {
  return /^#[0-9a-f]{6}$/i.test(colour) ? `${colour}2e` : colour;
}

customElements.define('time-chart', TimeChart);
