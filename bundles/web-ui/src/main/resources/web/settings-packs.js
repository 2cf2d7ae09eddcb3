// SPDX-License-Identifier: Apache-2.0
// Driver packs: put one in or a newer one, go back to the one before, take one out.
import { html, nothing } from 'lit';
import { FormElement } from './form-element.js';
import { hasMessage, t } from './i18n.js';
import { read } from './requests.js';

const INSTALL_WITHIN_MS = 120_000;

class SettingsPacks extends FormElement {
  static properties = {
    packs: { state: true },
    /** the pack whose removal is to be confirmed */
    leaving: { state: true },
  };

  constructor() {
    super();
    this.packs = null;
    this.leaving = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    return html`
      <section class="card block">
        <h2>${t('packs.title')}</h2>
        <ul class="entries">${(this.packs ?? []).map((pack) => this.#pack(pack))}</ul>
        ${this.packs?.length === 0 ? html`<p class="quiet">${t('packs.none')}</p>` : nothing}
        ${this.outcomeNote()}
      </section>
      <section class="card block">
        <h2>${t('packs.install')}</h2>
        <p class="quiet">${t('packs.install.how')}</p>
        <form class="stacked" @submit=${this.#install}>
          ${this.field('pack', { label: t('packs.file'), type: 'file' })}
          ${this.submit(t('packs.install.do'))}
        </form>
      </section>`;
  }

  #pack({ name, version, state, families, previous, reason }) {
    return html`
      <li data-pack=${name}><div class="who"><b>${name}</b> <span class="quiet">${version}</span>
        <p class="quiet">${(families ?? []).map((family) => (hasMessage(`family.${family}`) ? t(`family.${family}`) : family)).join(', ')}</p>
        ${reason ? html`<p>${reason}</p>` : nothing}</div>
        <span class="chip pack-${state.toLowerCase()}"><i class="dot"></i>${hasMessage(`pack.${state}`) ? t(`pack.${state}`) : state}</span>
        ${previous ? this.button(t('packs.back', { version: previous }), () => this.#done('POST', `/packs/${encodeURIComponent(name)}/rollback`)) : nothing}
        ${this.leaving === name
          ? html`<span class="actions tight"><span>${t('packs.remove.sure')}</span>${this.button(t('people.remove.yes'), () => this.#done('DELETE', `/packs/${encodeURIComponent(name)}`), 'main')}
              <button type="button" class="button" @click=${() => { this.leaving = ''; }}>${t('form.cancel')}</button></span>`
          : this.button(t('people.remove'), () => { this.leaving = name; })}
      </li>`;
  }

  async #load() {
    const answer = await read('/packs');
    this.packs = answer.form?.packs ?? this.packs;
  }

  async #done(method, path) {
    this.leaving = '';
    if (await this.send(method, path, undefined, { withinMs: INSTALL_WITHIN_MS })) {
      this.done = t('form.done');
    }
    await this.#load();
  }

  async #install(event) {
    event.preventDefault();
    const form = event.target;
    const [file] = form.querySelector('[type=file]').files;
    const body = new Blob([file], { type: 'application/octet-stream' });
    if (await this.send('POST', '/packs', body, { withinMs: INSTALL_WITHIN_MS })) {
      this.done = t('packs.installed');
      form.reset();
    }
    await this.#load();
  }
}

customElements.define('settings-packs', SettingsPacks);
