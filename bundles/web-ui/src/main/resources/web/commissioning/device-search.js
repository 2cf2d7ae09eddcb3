// SPDX-License-Identifier: Apache-2.0
// Looks for devices, with reads only; what is found is added to the draft with one press.
import { html, nothing } from 'lit';
import { FormElement } from '../form-element.js';
import { hasMessage, t } from '../i18n.js';
import { read, ask } from '../requests.js';
import { lineWords } from './connections.js';

const LOOK_EVERY_MS = 1000;
const PLACES = {
  serialPort: { field: 'serialPort', value: '/dev/ttyUSB0', body: ({ serialPort }) => ({ serialPort }) },
  sticks: { body: () => ({ sticks: true }) },
  host: { field: 'host', value: '', body: ({ host }) => ({ host }) },
  network: { field: 'network', value: '192.168.1.0/24', body: ({ network }) => ({ network }) },
};

class DeviceSearch extends FormElement {
  static properties = {
    /** only these families can be added */
    families: { attribute: false },
    /** the draft's lines, which can be searched too */
    lines: { attribute: false },
    /** the draft's devices: what is there already is not offered again */
    devices: { attribute: false },
    /** the lines that the gateway has in use */
    known: { attribute: false },
    place: { state: true },
    scan: { state: true },
  };

  #timer = 0;

  constructor() {
    super();
    this.place = 'serialPort';
    this.scan = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    const inUse = (this.known ?? []).map(({ id }) => [`line ${id}`, t('commissioning.search.line', { line: id })]);
    const field = PLACES[this.place]?.field;
    const running = this.scan?.state === 'RUNNING';
    return html`
      <div class="seek" data-search @keydown=${this.#enter}>
        <h2>${t('commissioning.search')}</h2>
        <p class="quiet">${t('commissioning.search.readsOnly')}</p>
        <div class="seek-row">
          ${this.field('place', { label: t('commissioning.search.where'), value: this.place, choices: [...Object.keys(PLACES).map((one) => [one, t(`commissioning.search.${one}`)]), ...inUse], change: (event) => { this.place = event.target.value; } })}
          ${field ? this.field(field, { label: t(`commissioning.search.${field}.label`), value: PLACES[this.place].value }) : nothing}
          <button type="button" class="button" ?disabled=${this.resting || running} @click=${this.#start}>${t('commissioning.search.start')}</button>
        </div>
        ${this.outcomeNote()}
        <div aria-live="polite">${this.scan ? this.#found(running) : nothing}</div>
      </div>`;
  }

  #found(running) {
    const { asked, toAsk, candidates, detail } = this.scan;
    return html`
      <p class="quiet">${running ? t('commissioning.search.running', { asked, toAsk }) : t('commissioning.search.ended', { found: candidates.length })} ${detail}</p>
      <ul class="candidates">${candidates.map((candidate) => html`
        <li data-candidate=${candidate.number}><div><b>${candidate.family ? familyName(candidate.family) : t('commissioning.search.unknown')}</b>
          <span class="quiet">${[candidate.model, candidate.serialNumber, candidate.address].filter(Boolean).join(' · ')}</span></div>
          ${this.#offer(candidate)}</li>`)}</ul>`;
  }

  #offer(candidate) {
    if (!candidate.family) {
      return html`<span class="quiet">${t('commissioning.search.noDriver')}</span>`;
    }
    if (!this.families.includes(candidate.family)) {
      return html`<span class="quiet">${t('commissioning.search.notHere')}</span>`;
    }
    return this.#there(candidate)
      ? html`<span class="quiet">${t('commissioning.search.added')}</span>`
      : html`<button type="button" class="button" @click=${() => this.#add(candidate)}>${t('commissioning.search.add')}</button>`;
  }

  #there({ serialNumber, unit, line, newLine }) {
    return (this.devices ?? []).some((device) => (serialNumber && device.serialNumber === serialNumber)
      || (device.unit === unit && (device.line === line || this.#leads(device.line, newLine))));
  }

  #leads(id, keys) {
    const line = (this.lines ?? []).find((one) => one.id === id);
    return Boolean(keys && line) && lineWords(line) === lineWords(keys);
  }

  #add(candidate) {
    this.dispatchEvent(new CustomEvent('add-candidate', { detail: candidate, bubbles: true }));
  }

  /** Enter looks for devices here; in the form around it would go to the next step. */
  #enter(event) {
    if (event.key === 'Enter' && event.target.localName === 'input') {
      event.preventDefault();
      this.#start();
    }
  }

  async #start() {
    const given = Object.fromEntries([...this.querySelectorAll('[name]')].map(({ name, value }) => [name, value.trim()]));
    const body = PLACES[this.place]?.body(given) ?? { line: this.place.split(' ')[1] };
    const answer = await this.outcome(await this.whileAsking(ask('POST', '/discovery', body)));
    if (answer) {
      this.scan = answer.form;
      this.#follow();
    }
  }

  #follow() {
    clearTimeout(this.#timer);
    if (this.scan?.state === 'RUNNING') {
      this.#timer = setTimeout(async () => {
        const { form } = await read(`/discovery/${encodeURIComponent(this.scan.id)}`);
        this.scan = form ?? this.scan;
        this.#follow();
      }, LOOK_EVERY_MS);
    }
  }
}

/** The name of a family for people. */
export function familyName(family) {
  return hasMessage(`commissioning.family.${family}`) ? t(`commissioning.family.${family}`) : family;
}

customElements.define('device-search', DeviceSearch);
