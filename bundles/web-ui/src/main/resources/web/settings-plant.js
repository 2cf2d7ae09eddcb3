// SPDX-License-Identifier: Apache-2.0
// The plant: what its contract allows, its name, its phases, where it stands.
import { html, nothing } from 'lit';
import { FormElement, givenBy } from './form-element.js';
import { hasMessage, t } from './i18n.js';
import { read } from './requests.js';
import './settings-form.js';

class SettingsPlant extends FormElement {
  static properties = {
    plant: { state: true },
  };

  #etag;

  constructor() {
    super();
    this.plant = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    const { contractedPower, configuration, explanation, timeZone } = this.plant ?? {};
    const key = `configuration.${configuration}`;
    return html`
      <section class="card block" data-settings="contract">
        <h2>${t('plant.contract')}</h2>
        <form class="stacked" @submit=${this.#save}>
          ${this.field('contractedPower', { label: t('plant.contractedPower'), type: 'number', value: contractedPower ? contractedPower / 1000 : '', min: 0.1, step: 'any', inputmode: 'decimal', hint: t('plant.contractedPower.what') })}
          ${this.outcomeNote()}
          ${this.submit(t('form.save'))}
        </form>
      </section>
      ${this.plant === null ? nothing : html`
        <settings-form way="plant" prefix="plant" .fields=${fields(timeZone)}></settings-form>
        ${configuration ? html`<section class="card block"><h2>${t('plant.found')}</h2><p>${hasMessage(key) ? t(key) : ''}</p><p class="quiet">${explanation ?? ''}</p></section>` : nothing}`}`;
  }

  async #load() {
    const answer = await read('/plant');
    await this.outcome(answer);
    this.plant = answer.form ?? this.plant;
    this.#etag = answer.etag;
  }

  async #save(event) {
    event.preventDefault();
    const watts = Math.round(Number(givenBy(event.target).contractedPower) * 1000);
    const answer = await this.send('PATCH', '/plant', { contractedPower: watts }, { etag: this.#etag });
    if (answer) {
      this.plant = { ...this.plant, contractedPower: watts };
      this.#etag = answer.etag;
      this.done = t('form.saved');
    }
  }
}

/** What the site says of its plant, as /settings/plant has it. */
function fields(timeZone) {
  return [
    { name: 'name', optional: true },
    { name: 'phases', words: [1, 3], number: true, hint: 'plant.phases.note' },
    { name: 'timeZone', choices: zones(timeZone).map((zone) => [zone, zone.replaceAll('_', ' ')]), hint: 'plant.timeZone.why' },
    { name: 'latitude', type: 'number', min: -90, max: 90, step: 'any', optional: true, hint: 'plant.place.why' },
    { name: 'longitude', type: 'number', min: -180, max: 180, step: 'any', optional: true },
  ];
}

/** All time zones that the browser knows, and the one in use. */
function zones(used) {
  const known = Intl.supportedValuesOf?.('timeZone') ?? [];
  return [...new Set([used, ...known].filter(Boolean))].sort();
}

customElements.define('settings-plant', SettingsPlant);
