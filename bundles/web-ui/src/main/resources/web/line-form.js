// SPDX-License-Identifier: Apache-2.0
// A line as a form: only what its transport needs.
import { html, nothing } from 'lit';
import { FormElement, givenBy } from './form-element.js';
import { t } from './i18n.js';
import { read } from './requests.js';
import { idOf, keysOf, LINE_FIELDS, named, TIMINGS } from './site-forms.js';

const DEFAULTS = { port: 502, baudRate: 9600, stopBits: 1, interface: 'can0', serialPort: '/dev/ttyUSB0' };
const PORTS = { 'solarman-v5': 8899 };

class LineForm extends FormElement {
  static properties = {
    /** id of the line that is changed; empty for a new one */
    line: { type: String },
    taken: { attribute: false },
    known: { state: true },
    transport: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { line: '', taken: [], known: null, transport: 'modbus-tcp' });
  }

  async connectedCallback() {
    super.connectedCallback();
    const answer = this.line ? await read(`/lines/${encodeURIComponent(this.line)}`) : null;
    this.problem = answer?.refusal ? answer : null;
    this.known = answer ? { ...(answer.form?.configuration ?? {}), etag: answer.etag } : {};
    this.transport = this.known.transport ?? this.transport;
  }

  render() {
    if (this.known === null) {
      return html`<p class="plain-note" aria-busy="true">${t('story.waiting')}</p>`;
    }
    return html`
      <form class="card control editor" @submit=${this.#save} aria-label=${t(this.line ? 'site.line.edit' : 'site.line.add')}>
        <h3>${this.line || t('site.line.add')}</h3>
        <div class="stacked two">
          ${this.line ? nothing : this.field('id', { label: t('site.lineId'), optional: true, hint: t('logic.id.rule') })}
          ${this.field('transport', { label: t('site.transport'), value: this.transport, choices: Object.keys(LINE_FIELDS).map((one) => [one, t(`transport.${one}`)]),
            change: (event) => { this.transport = event.target.value; } })}
          ${LINE_FIELDS[this.transport].map((name) => this.#field(name))}
        </div>
        <details><summary>${t('site.more')}</summary><div class="stacked two">
          ${TIMINGS.map((name) => this.field(name, { label: t(`site.${name}`), type: 'number', min: 0, value: this.known[name] ?? '', optional: true }))}
          <div class="wide">${this.tick('readOnly', t('site.readOnly'), this.known.readOnly ?? false)}</div>
        </div></details>
        <div class="actions">${this.submit(t('do.save'))}${this.button(t('do.cancel'), () => this.#leave())}</div>
        ${this.outcomeNote()}
      </form>`;
  }

  #field(name) {
    const value = this.known[name] ?? '';
    const label = t(`site.${name}`);
    if (name === 'parity') {
      return this.field(name, { label, value: value || 'none', choices: ['none', 'even', 'odd'].map((one) => [one, t(`site.parity.${one}`)]) });
    }
    const placeholder = name === 'port' ? PORTS[this.transport] ?? DEFAULTS.port : DEFAULTS[name] ?? '';
    const needed = name === 'host' || name === 'serialPort';
    return this.field(name, { label, value, optional: !needed, placeholder, type: ['host', 'serialPort', 'interface'].includes(name) ? 'text' : 'number' });
  }

  async #save(event) {
    event.preventDefault();
    const given = givenBy(event.target);
    const names = [...LINE_FIELDS[this.transport], ...TIMINGS];
    const keys = { ...keysOf(given, ['transport', ...names]), readOnly: given.readOnly ? true : null };
    const id = given.id || idOf(given.serialPort?.split('/').at(-1) || given.host || given.interface || 'line', this.taken);
    const gone = Object.keys(this.known).filter((name) => !names.includes(name) && !['id', 'etag', 'transport', 'readOnly'].includes(name));
    const answer = this.line
      ? await this.send('PATCH', `/lines/${encodeURIComponent(this.line)}`, { ...keys, ...Object.fromEntries(gone.map((name) => [name, null])) }, { etag: this.known.etag })
      : await this.send('POST', '/lines', { id, ...named(keys) });
    if (answer) {
      this.dispatchEvent(new CustomEvent('answered', { detail: { kind: 'site', form: answer.form }, bubbles: true }));
      this.#leave();
    }
  }

  #leave() {
    this.dispatchEvent(new CustomEvent('leave-form', { bubbles: true }));
  }
}

customElements.define('line-form', LineForm);
