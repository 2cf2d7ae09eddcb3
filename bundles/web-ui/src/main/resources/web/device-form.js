// SPDX-License-Identifier: Apache-2.0
// A device as a form, drawn from the description of its driver.
import { html, nothing } from 'lit';
import { FormElement, givenBy } from './form-element.js';
import { hasMessage, t } from './i18n.js';
import { read } from './requests.js';
import { HIDDEN, idOf, keysOf, named, settingsOf } from './site-forms.js';

const KEYS = ['family', 'name', 'line', 'unit', 'model', 'serialNumber', 'pollMillis'];

class DeviceForm extends FormElement {
  static properties = {
    /** id of the device that is changed; empty for a new one */
    device: { type: String },
    /** ids of all devices, and the lines */
    taken: { attribute: false },
    lines: { attribute: false },
    families: { state: true },
    /** the configuration that is changed, with its etag; {} for a new one, null until it is known */
    known: { state: true },
    family: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { device: '', taken: [], lines: [], families: null, known: null, family: '' });
  }

  async connectedCallback() {
    super.connectedCallback();
    const [families, device] = await Promise.all([
      read('/families'), this.device ? read(`/devices/${encodeURIComponent(this.device)}`) : null]);
    this.problem = [families, device].find((answer) => answer?.refusal) ?? null;
    this.families = families.form?.families ?? [];
    this.known = device ? { ...(device.form?.configuration ?? {}), etag: device.etag } : {};
    this.family = this.known.family ?? this.families[0]?.family ?? '';
  }

  render() {
    if (this.families === null || this.known === null) {
      return html`<p class="plain-note" aria-busy="true">${t('story.waiting')}</p>`;
    }
    const chosen = this.families.find(({ family }) => family === this.family);
    return html`
      <form class="card control editor" @submit=${this.#save} aria-label=${t(this.device ? 'site.device.edit' : 'site.device.add')}>
        <h2>${this.device || t('site.device.add')}</h2>
        <div class="stacked two">
          ${this.field('family', { label: t('site.family'), value: this.family, choices: this.#choices(), change: (event) => { this.family = event.target.value; } })}
          ${this.field('name', { label: t('site.name'), value: this.known.name ?? '', optional: true })}
          ${chosen ? this.#place(chosen) : nothing}
        </div>
        ${chosen?.settings.length ? html`<fieldset><legend>${t('site.settings')}</legend><div class="stacked two">${chosen.settings.map((one) => this.#setting(one))}</div></fieldset>` : nothing}
        <details><summary>${t('site.more')}</summary><div class="stacked two">
          ${this.field('serialNumber', { label: t('device.serialNumber'), value: this.known.serialNumber ?? '', optional: true })}
          ${this.field('pollMillis', { label: t('site.pollMillis'), type: 'number', min: 100, value: this.known.pollMillis ?? '', optional: true, placeholder: chosen?.pollMillis })}
        </div></details>
        <div class="actions">${this.submit(t('do.save'))}${this.button(t('do.cancel'), () => this.#leave())}</div>
        ${this.outcomeNote()}
      </form>`;
  }

  /** A family whose driver is not there keeps its place: its settings are kept, too. */
  #choices() {
    const known = this.families.map(({ family, title }) => [family, hasMessage(`family.${family}`) ? `${t(`family.${family}`)} (${title})` : title]);
    return this.family && !known.some(([family]) => family === this.family) ? [[this.family, this.family], ...known] : known;
  }

  #place({ links, models, defaultUnit }) {
    const lines = this.lines.filter(({ transport }) => links.includes(transport === 'can' ? 'CAN' : 'MODBUS'));
    return html`
      ${links.every((link) => link === 'NONE') ? nothing : this.field('line', { label: t('device.line'), value: this.known.line ?? lines[0]?.id ?? '',
        hint: lines.length === 0 ? t('site.noLine') : undefined, choices: lines.map(({ id, address }) => [id, `${id} · ${address}`]) })}
      ${links.includes('MODBUS') ? this.field('unit', { label: t('device.unit'), type: 'number', min: 1, max: 247, value: this.known.unit ?? '', optional: true, placeholder: defaultUnit }) : nothing}
      ${models.length > 1 ? this.field('model', { label: t('device.model'), value: this.known.model ?? '', optional: true,
        choices: [['', t('site.findsItself')], ...models.map((model) => [model, model])] }) : nothing}`;
  }

  #setting({ key, type, defaultValue, minimum, maximum, words, secret, label, help }) {
    const kept = this.known.settings?.[key];
    const unset = ['', defaultValue === null ? t('site.unset') : t('site.default', { value: inWords(type, defaultValue) })];
    const common = { label, hint: help ?? undefined, optional: true, value: secret ? '' : kept ?? '' };
    if (type === 'BOOLEAN') {
      return this.field(key, { ...common, choices: [unset, ['true', t('value.yes')], ['false', t('value.no')]] });
    }
    if (type === 'CHOICE') {
      return this.field(key, { ...common, choices: [unset, ...words.map((word) => [word, word])] });
    }
    if (type === 'TEXT') {
      return this.field(key, { ...common, type: secret ? 'password' : 'text', autocomplete: 'off', placeholder: secret && kept === HIDDEN ? t('site.kept') : defaultValue ?? '' });
    }
    return this.field(key, { ...common, type: 'number', min: minimum, max: maximum, step: type === 'INTEGER' ? 1 : 'any', placeholder: defaultValue ?? '' });
  }

  async #save(event) {
    event.preventDefault();
    const given = givenBy(event.target);
    const schema = this.families.find(({ family }) => family === this.family)?.settings ?? [];
    const keys = keysOf(given, KEYS);
    const settings = settingsOf(given, schema);
    const answer = this.device
      ? await this.send('PATCH', `/devices/${encodeURIComponent(this.device)}`, { ...keys, ...(schema.length ? { settings } : {}) }, { etag: this.known.etag })
      : await this.send('POST', '/devices', { id: idOf(given.name || given.family, this.taken), ...named(keys), ...(schema.length ? { settings: named(settings) } : {}) });
    if (answer) {
      this.dispatchEvent(new CustomEvent('answered', { detail: { kind: 'site', form: answer.form }, bubbles: true }));
      this.#leave();
    }
  }

  #leave() {
    this.dispatchEvent(new CustomEvent('leave-form', { bubbles: true }));
  }
}

function inWords(type, value) {
  return type === 'BOOLEAN' ? t(value === 'true' ? 'value.yes' : 'value.no') : value;
}

customElements.define('device-form', DeviceForm);
