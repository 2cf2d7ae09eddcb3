// SPDX-License-Identifier: Apache-2.0
// The first page: the moment, the day, the last ten minutes.
import { html, nothing } from 'lit';
import './control-cards.js';
import './day-card.js';
import './energy-flow.js';
import './power-chart.js';
import './share-card.js';
import { hashOf } from './address.js';
import { figureSentence, qualityOf } from './figures.js';
import { plantParts } from './flows.js';
import { hasMessage, locale, t } from './i18n.js';
import { icon } from './icons.js';
import { LightElement } from './light-element.js';
import { may } from './session.js';
import { story } from './story.js';
import { formatPercent, powerText, UNKNOWN } from './units.js';

class HomePage extends LightElement {
  static properties = {
    /** the state of LiveData */
    data: { attribute: false },
    /** the gateway's time in milliseconds */
    time: { type: Number },
  };

  connectedCallback() {
    super.connectedCallback();
    // the chart is drawn with what there is, and filled when the gateway has told what was
    this.dispatchEvent(new Event('want-past', { bubbles: true }));
    // its name and contract may have been changed since
    this.dispatchEvent(new Event('want-plant', { bubbles: true }));
  }

  render() {
    const { now, plant, devices, samples, hints, connection } = this.data;
    const parts = plantParts(now, devices ?? []);
    const stale = connection === 'LOST';
    const bare = devices?.length === 0;
    return html`
      <h1 class="story">${bare ? t('home.empty') : this.#story(now, parts)}</h1>
      ${bare ? this.#begin() : nothing}
      <div class="home ${stale ? 'stale' : ''}">
        <section class="card flow" aria-label=${t('home.flow')}>
          <energy-flow .now=${now} .parts=${parts} .stale=${stale} .reference=${plant?.contractedPower || 6000}></energy-flow>
          ${this.#notes(now, parts)}
          ${this.#hints(hints.filter((hint) => !ofToday(hint)))}
        </section>
        <section class="today" aria-label=${t('home.today')}>
          <h2 class="unseen">${t('home.today')}</h2>
          ${parts.pv ? html`<share-card point="self_consumption_today" tone="sunny" .figure=${now?.self_consumption_today}></share-card>` : nothing}
          <share-card point="autarky_today" tone="own" .figure=${now?.autarky_today}></share-card>
          ${this.#hints(hints.filter(ofToday))}
        </section>
        ${this.#plant(plant, now)}
        ${this.data.energy?.today ? html`<day-card .energy=${this.data.energy} .parts=${parts}></day-card>` : nothing}
        <section class="card history" aria-label=${t('home.history')}>
          <h2>${t('home.history')}</h2>
          <power-chart .samples=${samples} .end=${this.time} .sunny=${parts.pv}></power-chart>
        </section>
      </div>
      <control-cards .data=${this.data} .time=${this.time} .stale=${stale} .sunny=${parts.pv}></control-cards>`;
  }

  /** A gateway that was claimed and never commissioned: where to go on. */
  #begin() {
    return html`<p class="notice mild" data-empty>${icon('commissioning')}<span>${t(may('PLANT') ? 'home.empty.begin' : 'home.empty.wait')}</span>
      ${may('PLANT') ? html`<a class="button main" href=${hashOf('commissioning')}>${t('nav.commissioning')}</a>` : nothing}</p>`;
  }

  #story(now, parts) {
    const { key, watts, percent } = story(now, parts);
    return t(key, {
      power: watts === undefined ? '' : powerText(watts, locale()),
      percent: percent === undefined ? '' : formatPercent(percent, locale()),
    });
  }

  /** Every figure of the picture that is unknown or uncertain, with its sentence. */
  #notes(now, parts) {
    if (now === null) {
      return nothing;
    }
    const figures = {
      pv_power: parts.pv, grid_power: true, household_power: true,
      battery_power: parts.battery, battery_soc: parts.battery, charger_power: parts.car,
    };
    const notes = new Map();
    for (const id of Object.keys(figures).filter((name) => figures[name] && qualityOf(now[name]) !== 'GOOD')) {
      const key = `${qualityOf(now[id])} ${figureSentence(now[id])}`;
      notes.set(key, [...(notes.get(key) ?? []), id]);
    }
    return notes.size === 0 ? nothing : html`
      <ul class="notes">${[...notes.values()].map((ids) => this.#note(ids, now[ids[0]]))}</ul>`;
  }

  /** What the controller wants a person to know, in its own words. */
  #hints(hints) {
    return hints.length === 0 ? nothing : html`
      <ul class="notes hints">${hints.map(({ code, text }) => html`<li data-hint=${code}>${text}</li>`)}</ul>`;
  }

  /** Figures that share quality and reason share a note. */
  #note(ids, figure) {
    const quality = qualityOf(figure);
    return html`
      <li class=${quality.toLowerCase()} data-note=${ids.join(' ')}>
        <b>${ids.map((id) => t(`point.${id}`)).join(', ')}</b>
        <span class="mark">${quality === 'BAD' ? UNKNOWN : '≈'} ${t(`quality.${quality}`)}</span>
        <span>${figureSentence(figure)}</span>
      </li>`;
  }

  #plant(plant, now) {
    const configuration = now?.configuration ?? plant?.configuration ?? null;
    const key = hasMessage(`configuration.${configuration}`) ? `configuration.${configuration}` : 'configuration.unknown';
    const contracted = plant?.contractedPower ? powerText(plant.contractedPower, locale()) : null;
    return html`
      <article class="card plant">
        <h3>${plant?.name || t('home.plant')}</h3>
        <p>${t(key)}</p>
        ${key === 'configuration.unknown' && plant?.explanation ? html`<p class="quiet">${plant.explanation}</p>` : nothing}
        ${contracted ? html`<p class="quiet">${t('home.contracted', { power: contracted })}</p>` : nothing}
      </article>`;
  }
}

/** Whether a hint concerns the shares of the day, and so stands by them. */
function ofToday(hint) {
  return hint.code.includes('day');
}

customElements.define('home-page', HomePage);
