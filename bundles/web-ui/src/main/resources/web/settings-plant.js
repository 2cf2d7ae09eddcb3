// SPDX-License-Identifier: Apache-2.0
// The plant: its name, what its contract allows, its phases, where it stands.
import { html, nothing } from 'lit';
import { FormElement, givenBy } from './form-element.js';
import { hasMessage, t } from './i18n.js';
import { read } from './requests.js';

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
    if (this.plant === null) {
      return this.outcomeNote();
    }
    const { name, contractedPower, phases, timeZone, latitude, longitude, configuration, explanation } = this.plant;
    const key = `configuration.${configuration}`;
    return html`
      <section class="card block">
        <h2>${t('plant.title')}</h2>
        ${configuration ? html`<p class="quiet">${hasMessage(key) ? t(key) : ''} ${explanation ?? ''}</p>` : nothing}
        <form class="stacked two" @submit=${this.#save}>
          ${this.field('name', { label: t('plant.name'), value: name ?? '', optional: true })}
          ${this.field('contractedPower', { label: t('plant.contractedPower'), type: 'number', value: contractedPower ? contractedPower / 1000 : '', min: 0.1, step: 'any', inputmode: 'decimal', hint: t('plant.contractedPower.what') })}
          ${this.field('phases', { label: t('plant.phases'), value: phases ?? 1, choices: [[1, t('plant.phases.1')], [3, t('plant.phases.3')]], hint: t('plant.phases.note') })}
          ${this.field('timeZone', { label: t('plant.timeZone'), value: timeZone ?? '', choices: zones(timeZone).map((zone) => [zone, zone.replaceAll('_', ' ')]), hint: t('plant.timeZone.why') })}
          ${this.field('latitude', { label: t('plant.latitude'), type: 'number', value: latitude ?? '', min: -90, max: 90, step: 'any', optional: true, hint: t('plant.place.why') })}
          ${this.field('longitude', { label: t('plant.longitude'), type: 'number', value: longitude ?? '', min: -180, max: 180, step: 'any', optional: true })}
          ${this.outcomeNote()}
          <div class="actions wide">${this.submit(t('form.save'))}
            ${window.isSecureContext && navigator.geolocation ? html`<button type="button" class="button" @click=${this.#here}>${t('plant.here')}</button>` : nothing}</div>
        </form>
      </section>`;
  }

  async #load() {
    const answer = await read('/plant');
    await this.outcome(answer);
    this.plant = answer.form ?? this.plant;
    this.#etag = answer.etag;
  }

  /** Only what a person has changed is sent. */
  async #save(event) {
    event.preventDefault();
    const given = givenBy(event.target);
    const number = (text) => (text === '' ? null : Number(text));
    const wanted = {
      name: given.name,
      contractedPower: Math.round(Number(given.contractedPower) * 1000),
      phases: Number(given.phases),
      timeZone: given.timeZone,
      latitude: number(given.latitude),
      longitude: number(given.longitude),
    };
    const changed = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => value !== (this.plant[key] ?? (key === 'name' ? '' : null))));
    if (Object.keys(changed).length === 0) {
      this.done = t('form.unchanged');
      return;
    }
    const answer = await this.send('PATCH', '/plant', changed, { etag: this.#etag });
    if (answer) {
      this.plant = { ...this.plant, ...answer.form };
      this.#etag = answer.etag;
      this.done = t('form.saved');
    }
  }

  #here() {
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      for (const name of ['latitude', 'longitude']) {
        this.querySelector(`[name=${name}]`).value = coords[name].toFixed(4);
      }
    });
  }
}

/** All time zones that the browser knows, and the one in use. */
function zones(used) {
  const known = Intl.supportedValuesOf?.('timeZone') ?? [];
  return [...new Set([used, ...known].filter(Boolean))].sort();
}

customElements.define('settings-plant', SettingsPlant);
