// SPDX-License-Identifier: Apache-2.0
// The picture of the moment: who makes energy, who uses it, and which way it goes.
import { html, svg, nothing } from 'lit';
import { figureSentence, isUncertain, numberOf, qualityOf } from './figures.js';
import { flowLayout } from './flow-layout.js';
import { FlowMotion } from './flow-motion.js';
import { energyFlows, flowSpeed, flowWidth, shares, STILL_WATTS } from './flows.js';
import { locale, t } from './i18n.js';
import { iconAt } from './icons.js';
import { LightElement } from './light-element.js';
import { formatPercent, formatPower, powerText } from './units.js';

const FIGURES = {
  pv: 'pv_power', grid: 'grid_power', house: 'household_power', battery: 'battery_power', car: 'charger_power',
};

class EnergyFlow extends LightElement {
  static properties = {
    /** /plant/now, or null before the first answer */
    now: { attribute: false },
    /** {pv, battery, car}: which parts the plant has */
    parts: { attribute: false },
    /** the power in W that fills a line: the contracted power where it is known */
    reference: { type: Number },
    /** whether the figures are old: nothing moves then */
    stale: { type: Boolean },
    width: { state: true },
  };

  #motion = new FlowMotion();
  #observer = new ResizeObserver(([entry]) => {
    this.width = Math.round(entry.contentRect.width);
  });

  constructor() {
    super();
    this.now = null;
    this.parts = { pv: true, battery: false, car: false };
    this.reference = 6000;
    this.stale = false;
    this.width = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#motion.follow([]);
  }

  render() {
    if (this.width < 200) {
      return nothing;
    }
    const layout = flowLayout(this.width, this.parts);
    const flows = energyFlows(this.now, this.parts);
    return html`
      <svg class="flow-picture" width=${this.width} height=${layout.height}
          viewBox="0 0 ${this.width} ${layout.height}" role="img" aria-label=${this.#description()}>
        ${this.parts.pv ? this.#glow(layout) : nothing}
        ${flows.map((flow) => this.#link(flow, layout))}
        ${flows.map((flow) => this.#caption(flow, flows, layout))}
        ${Object.keys(layout.nodes).map((name) => this.#node(name, flows, layout))}
      </svg>`;
  }

  updated() {
    const lines = [...this.querySelectorAll('[data-watts]')].map((line) => [
      line, this.stale ? 0 : flowSpeed(Number(line.dataset.watts), this.reference)]);
    this.#motion.follow(lines);
  }

  /** The sun's light behind its circle grows with what it gives. */
  #glow(layout) {
    const pv = numberOf(this.now?.pv_power) ?? 0;
    const { x, y } = layout.nodes.pv;
    return svg`
      <defs><radialGradient id="glow"><stop class="glow-inner" offset="0"/><stop class="glow-outer" offset="1"/></radialGradient></defs>
      <circle cx=${x} cy=${y} r=${layout.radius * 2.6} fill="url(#glow)" opacity=${Math.min(1, Math.sqrt(pv / this.reference)).toFixed(2)}/>`;
  }

  #link({ from, to, watts }, layout) {
    const link = layout.links[`${from}-${to}`];
    if (!link) {
      return nothing;
    }
    const moving = watts !== null && watts >= STILL_WATTS;
    const { x, y, angle } = link.mark;
    return svg`
      <g class="link from-${from} ${watts === null ? 'unknown' : moving ? 'moving' : 'still'}">
        <path class="bed" d=${link.path} stroke-width=${flowWidth(watts, this.reference).toFixed(1)}/>
        ${moving ? svg`
          <path class="dots" d=${link.path} data-watts=${Math.round(watts)} data-flow="${from}-${to}"/>
          <path class="arrow" d="M-5 -6 5 0-5 6z" transform="translate(${x} ${y}) rotate(${angle})"/>` : nothing}
      </g>`;
  }

  /** How a source's power is divided, where it feeds more than one. */
  #caption({ from, to, watts }, flows, layout) {
    const place = layout.links[`${from}-${to}`]?.caption;
    const siblings = flows.filter((flow) => flow.watts >= STILL_WATTS && (flow.from === from || flow.to === to));
    if (!layout.roomy || !place || watts === null || watts < STILL_WATTS || siblings.length < 2) {
      return nothing;
    }
    return svg`<text class="caption" x=${place.x} y=${place.y}>${powerText(watts, locale())}</text>`;
  }

  #node(name, flows, layout) {
    const { x, y, label } = layout.nodes[name];
    const { radius, roomy } = layout;
    const figure = this.now?.[FIGURES[name]];
    const watts = numberOf(figure);
    const { number, unit } = formatPower(watts === null ? null : Math.abs(watts), locale());
    const labelY = label === 'above' ? y - radius - (this.#subtitle(name) ? 28 : 12) : y + radius + 22;
    return svg`
      <g class="node ${name} ${qualityOf(figure).toLowerCase()}" data-node=${name}>
        <circle class="disc" cx=${x} cy=${y} r=${radius}/>
        ${this.#ring(name, flows, x, y, radius)}
        ${iconAt(name, x, y - radius * 0.42, roomy ? 28 : 23)}
        <text class="figure ${roomy ? '' : 'compact'}" x=${x} y=${y + radius * 0.26}>${
          isUncertain(figure) ? svg`<tspan class="about">≈</tspan>` : nothing}${number}</text>
        <text class="unit" x=${x} y=${y + radius * 0.58}>${this.#unitLine(name, unit)}</text>
        <text class="name" x=${x} y=${labelY}>${t(`part.${name}`)}</text>
        ${this.#subtitle(name) ? svg`<text class="subtitle" x=${x} y=${labelY + 17}>${this.#subtitle(name)}</text>` : nothing}
      </g>`;
  }

  #unitLine(name, unit) {
    const soc = name === 'battery' ? numberOf(this.now?.battery_soc) : null;
    return soc === null ? unit : `${unit} · ${formatPercent(soc, locale())}\u00a0%`;
  }

  /** The house shows whence its power comes, the battery how full it is, the others who they are. */
  #ring(name, flows, x, y, radius) {
    const ring = (kind, share, start) => svg`
      <circle class="ring ${kind}" cx=${x} cy=${y} r=${radius} pathLength="100"
          stroke-dasharray="${(share * 100).toFixed(1)} 100" stroke-dashoffset=${(-start * 100).toFixed(1)}
          transform="rotate(-90 ${x} ${y})"/>`;
    if (qualityOf(this.now?.[FIGURES[name]]) !== 'GOOD') {
      return svg`<circle class="ring open" cx=${x} cy=${y} r=${radius}/>`;
    }
    if (name === 'house') {
      let start = 0;
      return shares(flows, 'house').map(({ from, share }) => {
        start += share;
        return ring(`from-${from}`, share, start - share);
      });
    }
    return name === 'battery' ? ring('from-battery', (numberOf(this.now?.battery_soc) ?? 0) / 100, 0) : ring(`from-${name}`, 1, 0);
  }

  /** What a node does at the moment, in two words. */
  #subtitle(name) {
    const figure = this.now?.[FIGURES[name]];
    const watts = numberOf(figure);
    if (watts === null) {
      return name === 'pv' ? '' : t('flow.unknown');
    }
    const direction = Math.abs(watts) < STILL_WATTS ? 'still' : watts > 0 ? 'plus' : 'minus';
    return name === 'grid' || name === 'battery' ? t(`flow.${name}.${direction}`) : '';
  }

  #description() {
    return Object.keys(flowLayout(this.width, this.parts).nodes).map((name) => {
      const figure = this.now?.[FIGURES[name]];
      const watts = numberOf(figure);
      const amount = watts === null ? t('flow.unknown') : powerText(Math.abs(watts), locale());
      return [t(`part.${name}`), amount, watts === null ? '' : this.#subtitle(name), figureSentence(figure)].filter(Boolean).join(', ');
    }).join('. ');
  }
}

customElements.define('energy-flow', EnergyFlow);
