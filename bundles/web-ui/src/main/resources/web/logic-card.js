// SPDX-License-Identifier: Apache-2.0
// One logic: what it does, what it does now and why, and what a person may do with it.
import { html, nothing } from 'lit';
import { ControlElement } from './control-element.js';
import { t } from './i18n.js';
import { logicWords } from './logic-words.js';
import { may } from './session.js';
import { dayPicture, yearPicture } from './window-picture.js';

class LogicCard extends ControlElement {
  static properties = {
    logic: { attribute: false },
    /** whether a person was asked if it is to go */
    leaving: { state: true },
  };

  render() {
    const { id, status, active, warnings, kind, checkMinutes } = this.logic;
    return html`
      <article class="card control logic" data-logic=${id}>
        <header>
          <div><h3>${id}</h3><p class="quiet">${logicWords(this.logic)}</p></div>
          <span class="chip logic-${status.activation.toLowerCase()}"><i class="dot"></i>${t(`logic.${status.activation}`)}</span>
        </header>
        ${this.reason({ ...status, until: this.logic.until })}
        ${(warnings ?? []).map(({ text }) => html`<p class="explanation trouble">${text}</p>`)}
        ${kind === 'SG_READY' ? nothing : this.#windows()}
        <p class="quiet worked">${t('logic.checked', { minutes: checkMinutes })}</p>
        ${may('OUTPUTS') ? this.#actions(id, active) : nothing}
        ${this.refused()}
      </article>`;
  }

  /** What always holds needs no picture. */
  #windows() {
    const { from, to, yearFrom, yearTo } = this.logic;
    const allDay = from === to || (from === '00:00' && to === '24:00');
    const allYear = yearFrom === '01-01' && yearTo === '12-31';
    return html`${allDay ? nothing : dayPicture(from, to)}${allYear ? nothing : yearPicture(yearFrom, yearTo)}`;
  }

  #actions(id, active) {
    const path = `/logics/${encodeURIComponent(id)}`;
    return this.leaving
      ? html`<div class="actions" role="group" aria-label=${t('logic.remove.sure', { id })}><p>${t('logic.remove.sure', { id })}</p>
          ${this.button(t('do.remove'), () => this.#remove(path), 'main')}
          ${this.button(t('do.cancel'), () => { this.leaving = false; })}</div>`
      : html`<div class="actions">
          ${this.button(t(active ? 'logic.deactivate' : 'logic.activate'), () => this.order('logic', 'POST', `${path}/${active ? 'deactivate' : 'activate'}`), active ? '' : 'main')}
          ${this.button(t('do.edit'), () => this.dispatchEvent(new CustomEvent('edit-logic', { detail: this.logic, bubbles: true })))}
          ${this.button(t('do.remove'), () => { this.leaving = true; })}</div>`;
  }

  async #remove(path) {
    const { form } = await this.request('DELETE', path);
    this.leaving = Boolean(form);
  }
}

customElements.define('logic-card', LogicCard);
