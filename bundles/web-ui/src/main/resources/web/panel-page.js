// SPDX-License-Identifier: Apache-2.0
// The front display: connection, production, exchange, battery and charge points, for a small panel or a
// wall. Nothing moves or blinks; the picture wanders by some pixels, and is dark at night, so that
// nothing burns in. No buttons: a touch only wakes it, and shows the way out.
import { html, nothing, svg } from 'lit';
import { hashOf } from './address.js';
import { isKnown, numberOf, qualityOf } from './figures.js';
import { locale, t } from './i18n.js';
import { LightElement } from './light-element.js';
import { icon } from './icons.js';
import { hourIn, isNight, placeAt, rowsFor } from './panel-rest.js';
import { formatPercent, formatPower, formatTime } from './units.js';

const AWAKE_MS = 30_000;
/** Below this nothing to speak of flows. */
const QUIET_W = 20;

class PanelPage extends LightElement {
  static properties = {
    data: { attribute: false },
    time: { type: Number },
    /** until when somebody looks at it */
    awakeUntil: { state: true },
    /** {width, height} of the display */
    size: { state: true },
  };

  #lock = null;
  #onResize = () => { this.size = { width: innerWidth, height: innerHeight }; };
  #onVisible = () => this.#keepScreenOn();

  constructor() {
    super();
    this.awakeUntil = 0;
    this.#onResize();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('resize', this.#onResize);
    document.addEventListener('visibilitychange', this.#onVisible);
    this.#keepScreenOn();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('resize', this.#onResize);
    document.removeEventListener('visibilitychange', this.#onVisible);
    this.#lock?.release?.();
    this.#lock = null;
  }

  render() {
    const { now, plant, connection, chargePoints, heardAt } = this.data;
    const awake = Date.now() < this.awakeUntil;
    const night = isNight(hourIn(this.time, plant?.timeZone)) && !awake;
    const live = connection === 'LIVE' ? now : null;
    return html`
      <div class="panel-screen ${night ? 'night' : ''} ${awake ? 'awake' : ''}" @pointerdown=${this.#wake}>
        <h1 class="unseen">${t('nav.panel')}</h1>
        <div class="panel-top">
          <span class="panel-link" data-link=${connection}>${linkSymbol(connection)}<span>${t(`panel.connection.${linkWord(connection, this.data.health)}`)}</span></span>
          <span class="panel-name">${plant?.name ?? ''}</span>
          <span class="panel-clock">${connection === 'LOST' && heardAt ? t('panel.asOf', { time: formatTime(heardAt, locale()) }) : clock(this.time, plant?.timeZone)}</span>
        </div>
        <div class="panel-cells">
          ${this.#production(live)}${this.#exchange(live)}${this.#battery(live)}${this.#charging(chargePoints, connection)}
        </div>
        <a class="panel-leave" href=${hashOf('home')}>${t('panel.leave')}</a>
      </div>`;
  }

  updated() {
    const { x, y } = placeAt(this.time);
    const screen = this.querySelector('.panel-cells');
    if (screen) {
      screen.style.translate = `${x}px ${y}px`;
    }
  }

  #production(now) {
    const figure = now?.pv_power;
    return numberOf(figure) === 0 && now?.configuration >= 8 ? nothing : cell('production', 'pv', t('panel.production'), figure);
  }

  /** In-feed and withdrawal are told in words and by the arrow, not by a sign. */
  #exchange(now) {
    const watts = numberOf(now?.grid_power);
    const way = watts === null || Math.abs(watts) < QUIET_W ? 'exchange' : watts > 0 ? 'feedIn' : 'withdrawal';
    return cell(`exchange ${way}`, 'grid', t(`panel.${way}`), now?.grid_power, watts === null ? null : Math.abs(watts), { feedIn: '↗', withdrawal: '↙' }[way]);
  }

  #battery(now) {
    const { battery_soc: soc, battery_power: power } = now ?? {};
    if (!now || soc?.reason === 'NOT_PRESENT') {
      return nothing;
    }
    const watts = numberOf(power);
    const state = watts === null || Math.abs(watts) < QUIET_W ? '' : `${t(watts < 0 ? 'panel.battery.charging' : 'panel.battery.discharging')} ${words(Math.abs(watts))}`;
    return html`<section class="panel-cell battery" data-quality=${qualityOf(soc)}>
      <h2>${icon('battery')}${t('panel.battery')}</h2>
      <p class="panel-figure">${formatPercent(numberOf(soc), locale())}<small>%</small></p><p class="panel-more">${state}</p></section>`;
  }

  #charging(points, connection) {
    if (!points || points.length === 0) {
      return nothing;
    }
    const { width, height } = this.size;
    const dense = points.length > rowsFor(width, height, false);
    const rows = rowsFor(width, height, dense);
    const shown = points.length > rows ? points.slice(0, Math.max(1, rows - 1)) : points;
    const live = connection === 'LIVE';
    return html`<section class="panel-cell charging">
      <h2>${icon('charging')}${t('panel.charging')}</h2>
      <ul class=${dense ? 'dense' : ''}>${shown.map(({ id, name, state, power }) => html`
        <li class="charge-${live ? state.toLowerCase() : 'unknown'}" data-charge-point=${id}><i class="dot"></i><span>${name || id}</span><b>${live ? (power > 0 ? words(power) : t(`charge.${state}`)) : '–'}</b></li>`)}</ul>
      ${points.length > shown.length ? html`<p class="panel-more">${t('panel.more', { count: points.length - shown.length })}</p>` : nothing}</section>`;
  }

  /** Full screen needs a touch; so this one gives both light and room. */
  #wake() {
    this.awakeUntil = Date.now() + AWAKE_MS;
    if (!document.fullscreenElement) {
      document.documentElement.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => {});
    }
  }

  async #keepScreenOn() {
    if (document.visibilityState === 'visible' && navigator.wakeLock) {
      this.#lock = await navigator.wakeLock.request('screen').catch(() => null);
    }
  }
}

function cell(kind, symbol, name, figure, watts = numberOf(figure), arrow = '') {
  const { number, unit } = formatPower(watts, locale());
  const sure = qualityOf(figure) === 'UNCERTAIN' ? '≈' : '';
  return html`<section class="panel-cell ${kind}" data-quality=${qualityOf(figure)}>
    <h2>${icon(symbol)}${name}</h2>
    <p class="panel-figure">${arrow ? html`<span class="panel-arrow" aria-hidden="true">${arrow}</span>` : nothing}${sure}${number}<small>${isKnown(figure) ? unit : ''}</small></p></section>`;
}

function words(watts) {
  const { number, unit } = formatPower(watts, locale());
  return `${number}\u00a0${unit}`;
}

function clock(time, timeZone) {
  return time ? new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', timeZone }).format(time) : '';
}

/** LAN unless the gateway says that its uplink is cellular. */
function linkWord(connection, health) {
  return connection === 'LIVE' ? (health?.uplink === 'CELLULAR' ? 'CELLULAR' : 'LAN') : connection;
}

/** A plug for the local network, bars for cellular, crossed out while it is lost. */
function linkSymbol(connection) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 4h12v9H6zM9 13v3.4M15 13v3.4M12 13v7M8.6 20h6.8M9 4v3M12 4v3M15 4v3"/>${connection === 'LOST' ? svg`<path class="crossed" d="M3 3l18 18"/>` : nothing}</svg>`;
}

customElements.define('panel-page', PanelPage);
