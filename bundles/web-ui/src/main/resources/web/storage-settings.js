// SPDX-License-Identifier: Apache-2.0
// How storages are steered: what stays for the night, the car, the contract.
import { html, nothing } from 'lit';
import { AskedElement } from './asked-element.js';
import { valueText } from './history-words.js';
import { t } from './i18n.js';
import { may } from './session.js';

const PROTECTIONS = ['OFF', 'NO_DISCHARGE', 'HOUSEHOLD'];

class StorageSettings extends AskedElement {
  static properties = { editing: { state: true } };

  get path() {
    return '/storage-settings';
  }

  get every() {
    return 60_000;
  }

  render() {
    if (this.answer === null) {
      return nothing;
    }
    const { reserveSoc, carProtection, peakShaving, margin } = this.answer;
    return html`
      <article class="card control" data-storage-settings>
        <h3>${t('storageSettings.title')}</h3>
        ${this.editing ? this.#form() : html`
          <dl class="facts">
            <div><dt>${t('storageSettings.reserveSoc')}</dt><dd>${valueText(reserveSoc, '%')}</dd></div>
            <div><dt>${t('storageSettings.carProtection')}</dt><dd>${t(`storageSettings.carProtection.${carProtection}`)}</dd></div>
            <div><dt>${t('storageSettings.peakShaving')}</dt><dd>${t(peakShaving ? 'value.yes' : 'value.no')}</dd></div>
            <div><dt>${t('storageSettings.margin')}</dt><dd>${valueText(margin, 'W')}</dd></div>
          </dl>
          ${may('PLANT') ? html`<div class="actions">${this.button(t('do.edit'), () => { this.editing = true; })}</div>` : nothing}`}
        ${this.refused()}
      </article>`;
  }

  #form() {
    const { reserveSoc, carProtection, peakShaving, margin } = this.answer;
    return html`
      <form class="fields" @submit=${this.#save}>
        <label>${t('storageSettings.reserveSoc')}, %<input type="number" name="reserveSoc" min="0" max="100" step="1" required .value=${String(reserveSoc)}></label>
        <label>${t('storageSettings.carProtection')}<select name="carProtection">${PROTECTIONS.map((one) => html`
          <option value=${one} ?selected=${one === carProtection}>${t(`storageSettings.carProtection.${one}`)}</option>`)}</select></label>
        <label>${t('storageSettings.margin')}, W<input type="number" name="margin" min="0" max="100000" step="1" required .value=${String(margin)}></label>
        <label class="check wide"><input type="checkbox" name="peakShaving" .checked=${peakShaving}>${t('storageSettings.peakShaving.long')}</label>
        <div class="actions wide"><button type="submit" class="button main" ?disabled=${this.resting}>${t('do.save')}</button>
          ${this.button(t('do.cancel'), () => { this.editing = false; })}</div>
      </form>`;
  }

  async #save(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const done = await this.change('PATCH', '/storage-settings', {
      reserveSoc: Number(given.get('reserveSoc')), carProtection: given.get('carProtection'),
      peakShaving: given.has('peakShaving'), margin: Number(given.get('margin')),
    });
    this.editing = !done;
  }
}

customElements.define('storage-settings', StorageSettings);
