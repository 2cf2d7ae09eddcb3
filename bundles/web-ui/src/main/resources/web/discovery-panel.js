// SPDX-License-Identifier: Apache-2.0
// The search for devices: where, how far it is, what it found; what was found is added with one click.
import { html, nothing } from 'lit';
import { FormElement, givenBy } from './form-element.js';
import { hasMessage, t } from './i18n.js';
import { read } from './requests.js';
import { idOf, progressOf } from './site-forms.js';

const WAYS = ['sticks', 'network', 'serialPort', 'host', 'line'];
const LOOK_AGAIN_MS = 1000;

class DiscoveryPanel extends FormElement {
  static properties = {
    lines: { attribute: false },
    taken: { attribute: false },
    way: { state: true },
    /** the scan that runs or ran last, or null */
    scan: { state: true },
    /** numbers of candidates that were added here */
    added: { state: true },
  };

  #timer = 0;

  constructor() {
    super();
    Object.assign(this, { lines: [], taken: [], way: 'sticks', scan: null, added: [] });
  }

  async connectedCallback() {
    super.connectedCallback();
    const { form } = await read('/discovery');
    this.#show(form?.scans?.at(-1) ?? null);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #show(scan) {
    this.scan = scan;
    clearTimeout(this.#timer);
    if (scan?.state === 'RUNNING' && this.isConnected) {
      this.#timer = setTimeout(() => this.#look(scan.id), LOOK_AGAIN_MS);
    }
  }

  async #look(id) {
    const { form } = await read(`/discovery/${encodeURIComponent(id)}`);
    this.#show(form ?? this.scan);
  }

  render() {
    const running = this.scan?.state === 'RUNNING';
    return html`
      <article class="card control" data-discovery=${this.scan?.state ?? 'NONE'}>
        <p class="quiet">${t('discovery.meaning')}</p>
        <form class="stacked two" @submit=${this.#start}>
          ${this.field('way', { label: t('discovery.where'), value: this.way, choices: WAYS.filter((way) => way !== 'line' || this.lines.length > 0).map((way) => [way, t(`discovery.${way}`)]),
            change: (event) => { this.way = event.target.value; } })}
          ${this.#place()}
          <div class="actions wide">${running ? this.button(t('discovery.stop'), () => this.#stop()) : this.submit(t('discovery.start'))}</div>
        </form>
        ${this.scan ? this.#progress(running) : nothing}
        ${this.#found((this.scan?.candidates ?? []).filter(({ family }) => family !== null))}
        ${this.#strangers((this.scan?.candidates ?? []).filter(({ family }) => family === null))}
        ${this.scan && !running && this.scan.candidates.length === 0 ? html`<p class="plain-note">${t('discovery.nothing')}</p>` : nothing}
        ${this.outcomeNote()}
      </article>`;
  }

  #place() {
    switch (this.way) {
      case 'network': return this.field('network', { label: t('discovery.network.label'), placeholder: '192.168.1.0/24' });
      case 'serialPort': return this.field('serialPort', { label: t('site.serialPort'), value: '/dev/ttyUSB0' });
      case 'host': return html`${this.field('host', { label: t('site.host') })}${this.field('port', { label: t('site.port'), type: 'number', min: 1, max: 65535, optional: true, placeholder: 502 })}`;
      case 'line': return this.field('line', { label: t('device.line'), choices: this.lines.map(({ id, address }) => [id, `${id} · ${address}`]) });
      default: return nothing;
    }
  }

  #progress(running) {
    const percent = progressOf(this.scan);
    return html`
      <div class="progress" role="status"><p><b>${t(`discovery.${this.scan.state}`)}</b> <span class="quiet">${this.scan.detail}</span></p>
        <svg class="bar" role="progressbar" aria-label=${t('discovery.progress')} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent}>
          <rect class="track" width="100%" height="6" rx="3"/><rect class="value" width="${percent}%" height="6" rx="3"/></svg>
        ${running ? html`<p class="quiet">${t('discovery.asked', { asked: this.scan.asked, toAsk: this.scan.toAsk })}</p>` : nothing}</div>`;
  }

  #found(candidates) {
    return candidates.length ? html`<ul class="switches found">${candidates.map((one) => this.#candidate(one))}</ul>` : nothing;
  }

  /** On a bus a gateway of another make may answer for every address: that is not to hide what was found. */
  #strangers(candidates) {
    return candidates.length ? html`<details><summary>${t('discovery.strangers', { count: candidates.length })}</summary>${this.#found(candidates)}</details>` : nothing;
  }

  #candidate(candidate) {
    const { number, family, model, serialNumber, firmware, address, unit, confidence, why } = candidate;
    const kind = family === null ? t('discovery.unknown') : hasMessage(`family.${family}`) ? t(`family.${family}`) : family;
    const facts = [model, serialNumber, firmware, address, unit === null ? null : `${t('device.unit')} ${unit}`].filter(Boolean).join(' · ');
    return html`
      <li data-candidate=${number}><div class="who"><h3>${kind}</h3><p class="quiet">${facts}</p><p class="quiet">${why}</p></div>
        ${confidence === null ? nothing : html`<span class="chip plain">${t('discovery.sure', { percent: Math.round(confidence * 100) })}</span>`}
        ${this.added.includes(number) ? html`<span class="chip state-online"><i class="dot"></i>${t('discovery.added')}</span>`
          : family === null ? nothing : html`<div class="actions">${this.button(t('do.add'), () => this.#add(candidate), 'main')}</div>`}</li>`;
  }

  async #start(event) {
    event.preventDefault();
    const { way, port, ...given } = givenBy(event.target);
    const search = way === 'sticks' ? { sticks: true } : { [way]: given[way], ...(port ? { port: Number(port) } : {}) };
    const answer = await this.send('POST', '/discovery', search);
    if (answer) {
      this.added = [];
      this.#show(answer.form);
    }
  }

  async #stop() {
    if (await this.send('DELETE', `/discovery/${encodeURIComponent(this.scan.id)}`)) {
      await this.#look(this.scan.id);
    }
  }

  /** The id comes from what it is; the name is left to the person. */
  async #add({ number, family, newLine }) {
    const lines = this.lines.map(({ id }) => id);
    const body = { id: idOf(family, this.taken), ...(newLine ? { lineId: idOf(`${family}-line`, lines) } : {}) };
    const answer = await this.send('POST', `/discovery/${encodeURIComponent(this.scan.id)}/candidates/${number}`, body);
    if (answer) {
      this.added = [...this.added, number];
      this.dispatchEvent(new CustomEvent('answered', { detail: { kind: 'site', form: answer.form }, bubbles: true }));
    }
  }
}

customElements.define('discovery-panel', DiscoveryPanel);
