// SPDX-License-Identifier: Apache-2.0
// The driver packs that are installed; one is put in, brought back or removed.
import { html, nothing } from 'lit';
import { familyName } from './family-name.js';
import { FormElement } from './form-element.js';
import { hasMessage, t } from './i18n.js';
import { may } from './session.js';

/** A pack is resolved and its driver waited for: that takes its time on a small machine. */
const PATIENCE = { withinMs: 180_000 };
const LARGEST = 32 * 1024 * 1024;

class PackList extends FormElement {
  static properties = {
    packs: { attribute: false },
    /** what is being done, in a sentence */
    doing: { state: true },
    /** the pack that a person was asked about */
    leaving: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { packs: [], doing: '', leaving: '' });
  }

  render() {
    return html`
      ${this.packs.length === 0 ? html`<p class="plain-note">${t('packs.none')}</p>` : html`<ul class="rows">${this.packs.map((pack) => this.#pack(pack))}</ul>`}
      ${may('UPDATE') ? html`
        <label class="button upload ${this.resting ? 'rests' : ''}">${t('pack.install')}
          <input type="file" name="pack" accept=".kar" class="unseen" ?disabled=${this.resting} @change=${this.#install}></label>` : nothing}
      <div role="status">${this.doing ? html`<p class="plain-note" aria-busy="true">${this.doing}</p>` : nothing}</div>
      ${this.outcomeNote()}`;
  }

  #pack(pack) {
    const { name, version, state, families, previous, reason } = pack;
    return html`
      <li class="card pack" data-pack=${name}>
        <div class="who"><h3>${name} <span class="quiet">${version}</span></h3>
          <p class="quiet">${(families ?? []).map(familyName).join(', ')}</p></div>
        <span class="chip pack-${String(state).toLowerCase()}"><i class="dot"></i>${hasMessage(`pack.${state}`) ? t(`pack.${state}`) : state}</span>
        ${previous ? html`<p class="quiet">${t('pack.previous', { version: previous.version ?? previous })}</p>` : nothing}
        ${reason ? html`<p class="explanation">${reason}</p>` : nothing}
        ${may('UPDATE') ? this.#actions(name, previous) : nothing}
      </li>`;
  }

  #actions(name, previous) {
    const path = `/packs/${encodeURIComponent(name)}`;
    return this.leaving === name
      ? html`<div class="actions"><p>${t('pack.remove.sure', { name })}</p>
          ${this.button(t('do.remove'), () => this.#do(t('pack.removing', { name }), 'DELETE', path), 'main')}
          ${this.button(t('do.cancel'), () => { this.leaving = ''; })}</div>`
      : html`<div class="actions">
          ${previous ? this.button(t('pack.rollback'), () => this.#do(t('pack.rollingBack', { name }), 'POST', `${path}/rollback`)) : nothing}
          ${this.button(t('do.remove'), () => { this.leaving = name; })}</div>`;
  }

  async #install(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) {
      return;
    }
    if (file.size > LARGEST) {
      this.problem = { refusal: t('pack.tooLarge') };
      return;
    }
    await this.#do(t('pack.installing', { name: file.name }), 'POST', '/packs', new Blob([file], { type: 'application/octet-stream' }));
  }

  async #do(words, method, path, body) {
    this.doing = words;
    const answer = await this.send(method, path, body, PATIENCE);
    this.doing = '';
    this.leaving = '';
    if (answer) {
      this.done = answer.form.name ? t('pack.installed', { name: answer.form.name, version: answer.form.version }) : '';
      this.dispatchEvent(new CustomEvent('answered', { detail: { kind: 'site', form: answer.form }, bubbles: true }));
    }
  }
}

customElements.define('pack-list', PackList);
