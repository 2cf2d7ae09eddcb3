// SPDX-License-Identifier: Apache-2.0
// What the gateway switches and steers besides cars: outputs with their logics, storages, limits.
import { html, nothing } from 'lit';
import './ct-check.js';
import './export-limit.js';
import './logic-card.js';
import './logic-form.js';
import './output-card.js';
import './plant-power.js';
import './sg-ready-form.js';
import './storage-card.js';
import './storage-schedule.js';
import './storage-settings.js';
import './switching-log.js';
import { ControlElement } from './control-element.js';
import { plantParts } from './flows.js';
import { t } from './i18n.js';
import { may } from './session.js';

class OutputsPage extends ControlElement {
  static properties = {
    /** the state of LiveData */
    data: { attribute: false },
    /** {kind, logic}: what is edited; logic is null for a new one; null while nothing is */
    editing: { state: true },
  };

  constructor() {
    super();
    this.editing = null;
  }

  /** The form opens above the logics: whoever asked for it from further down is brought there. */
  async updated(changed) {
    if (changed.has('editing') && this.editing) {
      const form = this.querySelector('logic-form, sg-ready-form');
      await form.updateComplete;
      form.scrollIntoView({ block: 'nearest' });
      form.querySelector('input, select')?.focus({ preventScroll: true });
    }
  }

  render() {
    const { outputs, storages, devices, connection } = this.data;
    this.stale = connection === 'LOST';
    return html`
      <div class="outputs-page ${this.stale ? 'stale' : ''}" @edit-logic=${({ detail }) => { this.editing = { kind: detail.kind, logic: detail }; }}
        @leave-form=${() => { this.editing = null; }}>
        <h1 class="page-title">${t('nav.outputs')}</h1>
        <h2 class="unseen">${t('output.all')}</h2>
        ${outputs === null ? html`<p class="plain-note">${t('list.unknown')}</p>` : html`
          <div class="cards two">${outputs.map((output) => html`<output-card .output=${output} .time=${this.time} .stale=${this.stale}></output-card>`)}</div>`}
        ${this.#logics()}
        ${this.data.plant ? html`<switching-log .zone=${this.data.plant.timeZone}></switching-log>` : nothing}
        ${(storages ?? []).length === 0 ? nothing : this.#storages(storages, devices ?? [])}
        ${plantParts(this.data.now, devices ?? []).pv ? html`
          <section class="controls"><h2>${t('exportLimit.section')}</h2><div class="cards"><export-limit .time=${this.time} .stale=${this.stale}></export-limit></div></section>` : nothing}
        <plant-power .time=${this.time} .stale=${this.stale}></plant-power>
        ${devices?.some(({ family }) => family === 'onboard-io') ? html`
          <section class="controls"><h2>${t('ct.section')}</h2><div class="cards"><ct-check .time=${this.time} .stale=${this.stale}></ct-check></div></section>` : nothing}
      </div>`;
  }

  #logics() {
    const { logics, outputs, now } = this.data;
    return html`
      <section class="controls" data-logics><header><h2>${t('logic.title')}</h2>
          ${may('OUTPUTS') && this.editing === null ? html`<div class="actions">
            ${(logics ?? []).length > 1 ? this.button(t('logic.activateAll'), () => this.order('logics', 'POST', '/logics/activate-all')) : nothing}
            ${this.button(t('sg.add'), () => { this.editing = { kind: 'SG_READY', logic: null }; })}
            ${this.button(t('logic.add'), () => { this.editing = { kind: 'THRESHOLD', logic: null }; }, 'main')}</div>` : nothing}</header>
        ${this.refused()}
        ${this.editing?.kind === 'THRESHOLD' ? html`<logic-form .logic=${this.editing.logic} .outputs=${outputs} .now=${now} .time=${this.time} .stale=${this.stale}></logic-form>` : nothing}
        ${this.editing?.kind === 'SG_READY' ? html`<sg-ready-form .logic=${this.editing.logic} .outputs=${outputs} .stale=${this.stale}></sg-ready-form>` : nothing}
        ${logics === null ? html`<p class="plain-note">${t('list.unknown')}</p>`
          : logics.length === 0 ? html`<p class="plain-note">${t('logic.none')}</p>`
            : html`<div class="cards">${logics.map((logic) => html`<logic-card .logic=${logic} .time=${this.time} .stale=${this.stale}></logic-card>`)}</div>`}
      </section>`;
  }

  #storages(storages, devices) {
    const named = storages.map((storage) => ({ ...storage, name: devices.find(({ id }) => id === storage.id)?.name || storage.id }));
    return html`
      <section class="controls"><h2>${t('control.storage')}</h2><div class="cards">
        ${named.map((storage) => html`<storage-card .storage=${storage} .name=${storage.name} .time=${this.time} .stale=${this.stale}></storage-card>`)}
        <storage-settings .time=${this.time} .stale=${this.stale}></storage-settings>
        <storage-schedule .storages=${named} .time=${this.time} .stale=${this.stale}></storage-schedule></div></section>`;
  }
}

customElements.define('outputs-page', OutputsPage);
