// SPDX-License-Identifier: Apache-2.0
// One storage: who steers it and why, and a person's own request.
import { html, nothing } from 'lit';
import { ControlElement } from './control-element.js';
import { locale, t } from './i18n.js';
import { may } from './session.js';
import { powerText } from './units.js';

class StorageCard extends ControlElement {
  static properties = {
    storage: { attribute: false },
    /** what the site calls its device */
    name: { type: String },
    editing: { state: true },
  };

  render() {
    const { id, mode, power, trouble } = this.storage;
    return html`
      <article class="card control" data-storage=${id}>
        <header>
          <div><h3>${this.name || id}</h3>${power === null ? nothing : html`<p class="quiet">${t(power < 0 ? 'storage.charging' : 'storage.discharging', { power: powerText(Math.abs(power), locale()) })}</p>`}</div>
          <span class="chip storage-${mode.toLowerCase()}"><i class="dot"></i>${t(`storage.${mode}`)}</span>
        </header>
        ${this.reason(this.storage)}
        ${trouble ? html`<p class="explanation trouble">${trouble}</p>` : nothing}
        ${may('PLANT') ? html`<div class="actions">
          ${this.editing ? nothing : this.button(t('storage.force'), () => { this.editing = true; })}
          ${this.button(t('storage.release'), () => this.order('storage', 'POST', `${this.#path()}/release`))}
        </div>` : nothing}
        ${this.refused()}
        ${this.editing ? this.#form() : nothing}
      </article>`;
  }

  #form() {
    return html`
      <form class="fields" @submit=${this.#force}>
        <label>${t('storage.action')}
          <select name="sign"><option value="-1">${t('storage.CHARGE')}</option><option value="1">${t('storage.DISCHARGE')}</option></select></label>
        <label>${t('storage.power')}<input type="number" name="power" .value=${'2000'} min="0" step="1" required></label>
        <label>${t('storage.minutes')}<input type="number" name="minutes" .value=${'60'} min="1" max="1440" step="1" required></label>
        <div class="actions wide">
          <button type="submit" class="button main" ?disabled=${this.resting}>${t('storage.apply')}</button>
          <button type="button" class="button" @click=${() => { this.editing = false; }}>${t('storage.cancel')}</button>
        </div>
      </form>`;
  }

  async #force(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const body = { power: Number(given.get('sign')) * Number(given.get('power')), minutes: Number(given.get('minutes')) };
    if (await this.order('storage', 'POST', `${this.#path()}/force`, body)) {
      this.editing = false;
    }
  }

  #path() {
    return `/storages/${encodeURIComponent(this.storage.id)}`;
  }
}

customElements.define('storage-card', StorageCard);
