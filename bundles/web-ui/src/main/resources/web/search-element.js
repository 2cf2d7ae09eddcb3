// SPDX-License-Identifier: Apache-2.0
// A search for devices as a person sees it: where, how far it is, what it found. A place that has one says
// what can be done with a found device.
import { html, nothing } from 'lit';
import { DeviceScan } from './device-scan.js';
import { familyName } from './family-name.js';
import { FormElement } from './form-element.js';
import { t } from './i18n.js';
import { progressOf } from './site-forms.js';

/** Where to look, with the fields that it takes. */
const PLACES = {
  sticks: [],
  serialPort: ['serialPort'],
  network: ['network'],
  host: ['host', 'port'],
};

export class SearchElement extends FormElement {
  static properties = {
    /** the gateway's lines, each of which can be searched */
    lines: { attribute: false },
    /** a key of PLACES, or "line ID" */
    place: { state: true },
  };

  scan = new DeviceScan(this);

  constructor() {
    super();
    this.lines = [];
    this.place = this.places[0];
  }

  /** The places in the order of what is likely here. */
  get places() {
    return Object.keys(PLACES);
  }

  /** What can be done with a found device; a subclass says so. */
  offer() {
    throw new Error('no offer');
  }

  render() {
    const { latest, running } = this.scan;
    const lines = this.lines ?? [];
    return html`
      <div class="card control seek" data-discovery=${latest?.state ?? 'NONE'} @keydown=${this.#enter}>
        <p class="quiet">${t('discovery.meaning')}</p>
        <div class="stacked two">
          ${this.field('place', { label: t('discovery.where'), value: this.place, change: (event) => { this.place = event.target.value; },
            choices: [...this.places.map((one) => [one, t(`discovery.${one}`)]), ...lines.map(({ id }) => [`line ${id}`, t('discovery.line', { line: id })])] })}
          ${(PLACES[this.place] ?? []).map((name) => this.#given(name))}
          <div class="actions">${running ? this.button(t('discovery.stop'), this.#stop) : this.button(t('discovery.start'), this.#start, 'main')}</div>
        </div>
        ${latest ? this.#progress(running) : nothing}
        ${this.#list(this.scan.found)}
        ${this.#strangers(this.scan.strangers)}
        ${this.outcomeNote()}
      </div>`;
  }

  #given(name) {
    switch (name) {
      case 'network': return this.field(name, { label: t('discovery.network.label'), placeholder: '192.168.1.0/24' });
      case 'serialPort': return this.field(name, { label: t('site.serialPort'), value: '/dev/ttyUSB0' });
      case 'port': return this.field(name, { label: t('site.port'), type: 'number', min: 1, max: 65535, optional: true, placeholder: 502 });
      default: return this.field(name, { label: t('site.host') });
    }
  }

  #progress(running) {
    const { latest } = this.scan;
    const percent = progressOf(latest);
    return html`
      <div class="progress" role="status"><p><b>${t(`discovery.${latest.state}`)}</b> <span class="quiet">${latest.detail}</span></p>
        <svg class="bar" role="progressbar" aria-label=${t('discovery.progress')} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent}>
          <rect class="track" width="100%" height="6" rx="3"/><rect class="value" width="${percent}%" height="6" rx="3"/></svg>
        <p class="quiet">${running ? t('discovery.asked', { asked: latest.asked, toAsk: latest.toAsk })
          : latest.candidates.length === 0 ? t('discovery.nothing') : t('discovery.found', { count: this.scan.found.length })}</p></div>`;
  }

  #list(candidates) {
    return candidates.length ? html`<ul class="switches found">${candidates.map((one) => this.#candidate(one))}</ul>` : nothing;
  }

  /** On a bus a gateway of another make may answer for every address: that is not to hide what was found. */
  #strangers(candidates) {
    return candidates.length ? html`<details><summary>${t('discovery.strangers', { count: candidates.length })}</summary>${this.#list(candidates)}</details>` : nothing;
  }

  #candidate(candidate) {
    const { number, family, model, serialNumber, firmware, address, unit, confidence, why } = candidate;
    const facts = [model, serialNumber, firmware, address, unit === null ? null : `${t('device.unit')} ${unit}`].filter(Boolean).join(' · ');
    return html`
      <li data-candidate=${number}><div class="who"><h3>${family ? familyName(family) : t('discovery.unknown')}</h3><p class="quiet">${facts}</p><p class="quiet">${why}</p></div>
        ${confidence === null ? nothing : html`<span class="chip plain">${t('discovery.sure', { percent: Math.round(confidence * 100) })}</span>`}
        ${family ? this.offer(candidate) : nothing}</li>`;
  }

  /** What stands where a found device can't be added any more. */
  added() {
    return html`<span class="chip state-online"><i class="dot"></i>${t('discovery.added')}</span>`;
  }

  /** Enter looks for devices here; in a form around it would go to its next step. */
  #enter(event) {
    if (event.key === 'Enter' && event.target.localName === 'input') {
      event.preventDefault();
      this.#start();
    }
  }

  #start = async () => {
    const fields = [...this.querySelectorAll('input[name]')];
    if (this.resting || this.scan.running || !fields.every((field) => field.reportValidity())) {
      return;
    }
    await this.outcome(await this.whileAsking(this.scan.start(this.#search(fields))));
  };

  #search(fields) {
    if (this.place.startsWith('line ')) {
      return { line: this.place.slice('line '.length) };
    }
    const { port, ...given } = Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()]));
    return this.place === 'sticks' ? { sticks: true } : { ...given, ...(port ? { port: Number(port) } : {}) };
  }

  #stop = async () => {
    await this.outcome(await this.whileAsking(this.scan.stop()));
  };
}
