// SPDX-License-Identifier: Apache-2.0
// The devices of a kind in the draft: their serial number, address and connection; more by hand.
import { html, nothing } from 'lit';
import { familyName } from '../family-name.js';
import { FormElement } from '../form-element.js';
import { t } from '../i18n.js';
import { freeNumbered, likelyLine, lineWord, lineWords, proposed, WAYS, withLine } from './connections.js';

const NEW = '+';

class DeviceList extends FormElement {
  static properties = {
    /** the families that are shown, the first of them is proposed */
    families: { attribute: false },
    /** the ways of connections.js */
    ways: { attribute: false },
    devices: { attribute: false },
    lines: { attribute: false },
    /** the first part of a new device's id */
    word: { type: String },
    /** how many may stand there */
    most: { type: Number },
    /** where the person finds the address: a message */
    addressHint: { type: String },
    /** whether a form for one more is open */
    adding: { state: true },
    way: { state: true },
    family: { state: true },
    line: { state: true },
  };

  get own() {
    return this.devices.filter(({ family }) => this.families.includes(family));
  }

  render() {
    return html`
      <ul class="draft-devices">${this.own.map((device) => this.#device(device))}</ul>
      ${this.own.length >= this.most ? (this.most > 1 ? html`<p class="quiet">${t('commissioning.devices.full', { most: this.most })}</p>` : nothing)
        : this.adding ? this.#form()
          : html`<button type="button" class="button" data-add=${this.word} @click=${() => { this.adding = true; }}>${t(`commissioning.devices.add.${this.word}`)}</button>`}`;
  }

  #device(device) {
    const line = this.lines.find(({ id }) => id === device.line);
    const index = this.devices.indexOf(device);
    return html`<li class="draft-device" data-device=${device.id}>
      <div class="who"><b>${familyName(device.family)}</b> <span class="quiet">${device.id}</span>
        <span class="quiet">${[device.model, line ? lineWords(line) : device.line].filter(Boolean).join(' · ')}</span></div>
      ${this.field(`devices[${index}].serialNumber`, { label: t('commissioning.devices.serialNumber'), value: device.serialNumber ?? '', optional: true, change: (event) => this.#change(device, { serialNumber: event.target.value.trim() || undefined }) })}
      ${this.field(`devices[${index}].unit`, { label: t('commissioning.devices.unit'), type: 'number', min: 1, max: 247, value: device.unit ?? '', change: (event) => this.#change(device, { unit: Number(event.target.value) || undefined }) })}
      ${this.field(`devices[${index}].line`, { label: t('commissioning.devices.line'), value: device.line ?? '', choices: [...(device.line ? [] : [['', '–']]), ...this.lines.map((one) => [one.id, `${one.id} (${lineWords(one)})`])], change: (event) => this.#change(device, { line: event.target.value || undefined }) })}
      <button type="button" class="button remove" aria-label=${t('commissioning.devices.removeNamed', { device: device.id })} @click=${() => this.#remove(device)}>${t('commissioning.devices.remove')}</button>
    </li>`;
  }

  #form() {
    const way = this.way ?? this.ways[0];
    const line = this.line ?? likelyLine(this.lines, this.own, this.ways) ?? NEW;
    return html`<fieldset class="new-device" data-new=${this.word} @keydown=${this.#enter}><legend>${t(`commissioning.devices.add.${this.word}`)}</legend>
      ${this.families.length > 1 ? this.field('family', { label: t('commissioning.devices.family'), value: this.family ?? this.families[0], choices: this.families.map((one) => [one, familyName(one)]), change: (event) => { this.family = event.target.value; } }) : nothing}
      ${this.field('serialNumber', { label: t('commissioning.devices.serialNumber'), optional: true, hint: t('commissioning.devices.serialNumber.hint') })}
      ${this.field('unit', { label: t('commissioning.devices.unit'), type: 'number', min: 1, max: 247, value: this.#address(line), hint: t(`commissioning.devices.unit.${this.addressHint ?? 'inverter'}`) })}
      ${this.field('line', { label: t('commissioning.devices.line'), value: line, choices: [...this.lines.map((one) => [one.id, `${one.id} (${lineWords(one)})`]), [NEW, t('commissioning.devices.newLine')]], change: (event) => { this.line = event.target.value; } })}
      ${line === NEW ? html`
        ${this.field('way', { label: t('commissioning.devices.way'), value: way, choices: this.ways.map((one) => [one, t(`commissioning.way.${one}`)]), hint: t(`commissioning.way.${way}.hint`), change: (event) => { this.way = event.target.value; } })}
        ${WAYS[way].fields.map((field) => this.field(field, { label: t(`commissioning.devices.${field}`), value: proposed(field), optional: field === 'loggerSerial' }))}` : nothing}
      <div class="actions wide"><button type="button" class="button main" data-take @click=${this.#take}>${t('commissioning.devices.take')}</button>
        <button type="button" class="button" @click=${() => { this.adding = false; }}>${t('commissioning.devices.leave')}</button></div>
    </fieldset>`;
  }

  /** The next address that nobody has on the line; a meter's is 32 for good. */
  #address(line) {
    if (this.families.includes('dtsu666')) {
      return 32;
    }
    const taken = this.devices.filter((device) => device.line === line).map(({ unit }) => unit);
    return Array.from({ length: 247 }, (_, i) => i + 1).find((unit) => unit !== 32 && !taken.includes(unit));
  }

  #enter(event) {
    if (event.key === 'Enter' && event.target.localName === 'input') {
      event.preventDefault();
      this.#take();
    }
  }

  #take() {
    const wrong = [...this.querySelectorAll('.new-device [name]')].find((field) => !field.checkValidity());
    if (wrong) {
      wrong.reportValidity();
      return;
    }
    const given = Object.fromEntries([...this.querySelectorAll('.new-device [name]')].map(({ name, value }) => [name, value.trim()]));
    let { lines } = this;
    let { line } = given;
    if (line === NEW) {
      const keys = WAYS[given.way].keys(given);
      ({ lines, id: line } = withLine(lines, keys, lineWord(keys)));
    }
    const id = freeNumbered(this.word, this.devices.map((device) => device.id));
    const device = {
      id, family: given.family ?? this.families[0], line,
      ...(given.serialNumber ? { serialNumber: given.serialNumber } : {}),
      ...(Number(given.unit) ? { unit: Number(given.unit) } : {}),
    };
    this.adding = false;
    this.line = undefined;
    this.#say({ lines, devices: [...this.devices, device] });
  }

  #change(device, change) {
    this.#say({ devices: this.devices.map((one) => (one === device ? { ...device, ...change } : one)) });
  }

  #remove(device) {
    this.#say({ devices: this.devices.filter((one) => one !== device) });
  }

  #say(change) {
    this.dispatchEvent(new CustomEvent('change-draft', { detail: change, bubbles: true }));
  }
}

/** What a search found, taken into the draft. */
export function withCandidate(draft, candidate, word) {
  let { lines } = draft;
  let { line } = candidate;
  if (!line && candidate.newLine) {
    ({ lines, id: line } = withLine(lines, candidate.newLine, lineWord(candidate.newLine)));
  }
  const id = freeNumbered(word, draft.devices.map((device) => device.id));
  const { family, serialNumber, unit } = candidate;
  return { lines, devices: [...draft.devices, { id, family, line, unit, ...(serialNumber ? { serialNumber } : {}) }] };
}

customElements.define('device-list', DeviceList);
