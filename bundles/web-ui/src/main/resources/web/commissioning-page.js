// SPDX-License-Identifier: Apache-2.0
// The commissioning assistant: one step at a time, kept by the gateway after each, applied at the end.
import { html, nothing } from 'lit';
import { hashOf, redirect } from './address.js';
import { DraftElement } from './commissioning/draft-element.js';
import { gatewayFacts } from './commissioning/gateway-facts.js';
import { LAYOUTS } from './commissioning/layouts.js';
import { STEPS, stepNamed } from './commissioning/steps.js';
import './commissioning/wiring-picture.js';
import './commissioning/wiring-table.js';
import { t } from './i18n.js';

const STATES = { DONE: '✓', WRONG: '!', OPEN: '' };

class CommissioningPage extends DraftElement {
  static properties = {
    data: { attribute: false },
    address: { attribute: false },
    /** what applying has done, once it has */
    applied: { state: true },
  };

  /** the last step that was reached here */
  #furthest = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#begin();
  }

  /** The address says which step is shown, so that "back" of the browser goes one step back. */
  async #begin() {
    await this.load();
    if (this.draft && this.isConnected && !stepNamed(this.address?.rest[0])) {
      redirect(hashOf('commissioning', [this.step.name]));
    }
  }

  /** The step of the address, else where the person was, else the first. */
  get step() {
    return stepNamed(this.address?.rest[0]) ?? stepNamed(this.draft?.step?.toLowerCase()) ?? STEPS[0];
  }

  render() {
    if (!this.draft) {
      return html`<h1 class="page-title">${t('nav.commissioning')}</h1>
        <div role="alert">${this.problem ? html`<p class="refusal">${this.problem.refusal}</p>` : html`<p class="plain-note">${t('commissioning.loading')}</p>`}</div>`;
    }
    const { step } = this;
    return html`
      <div class="commissioning" data-step=${step.name}>
        <p class="page-title">${t('nav.commissioning')}</p>
        ${this.#progress(step)}
        <div class="bench">
          <section class="card step" aria-labelledby="step-title">
            <p class="quiet">${t('commissioning.stepOf', { step: STEPS.indexOf(step) + 1, steps: STEPS.length })}</p>
            <h1 id="step-title">${t(`commissioning.step.${step.name}`)}</h1>
            ${this.#changedElsewhere()}
            <form class="step-form" @submit=${this.#next} novalidate>
              ${step.render(this)}
              ${this.#remarks(step)}
              ${this.outcomeNote()}
              ${this.#buttons(step)}
            </form>
          </section>
          ${this.#aside(step)}
        </div>
      </div>`;
  }

  #progress(current) {
    const reached = Math.max(STEPS.indexOf(stepNamed(this.draft.step?.toLowerCase())), STEPS.indexOf(current), this.#furthest);
    this.#furthest = reached;
    return html`<nav aria-label=${t('commissioning.progress')}><ol class="step-progress">${STEPS.map((step, i) => {
      const state = this.stateOf(step, i < reached);
      return html`<li><a href=${hashOf('commissioning', [step.name])} class="state-${state.toLowerCase()}" data-progress=${step.name} aria-current=${step === current ? 'step' : 'false'} @click=${(event) => this.#leave(event, step)}>
        <i aria-hidden="true">${STATES[state] || i + 1}</i><span>${t(`commissioning.step.${step.name}.short`)}</span>
        <span class="unseen">${t(`commissioning.state.${state}`)}</span></a></li>`;
    })}</ol></nav>`;
  }

  /** Picture and tables beside the step, as soon as the configuration is chosen. */
  #aside(step) {
    const layout = LAYOUTS[this.draft.configuration];
    const shown = layout && step.picture;
    return html`<aside class="reference" aria-label=${t('commissioning.reference')}>
      ${shown ? html`
        <figure class="card picture"><wiring-picture .number=${this.draft.configuration} .production=${this.draft.sensors.production} .chargePoints=${this.chargePoints.length > 0 || step.name === 'chargers'}></wiring-picture>
          <figcaption>${t(`commissioning.configuration.${this.draft.configuration}`)}</figcaption></figure>
        <div class="card tables"><wiring-table .tables=${step.tables?.(this) ?? this.tables()}></wiring-table></div>` : nothing}
      ${gatewayFacts()}
    </aside>`;
  }

  #remarks(step) {
    const remarks = this.remarksOf(step).filter(({ severity, sentence }) => (this.tried || severity !== 'MISSING') && sentence !== this.problem?.refusal);
    return remarks.length === 0 ? nothing : html`
      <ul class="remarks" data-remarks>${remarks.map(({ severity, sentence, code }) => html`
        <li class=${severity.toLowerCase()} data-code=${code}><b>${t(`commissioning.severity.${severity}`)}</b> ${sentence}</li>`)}</ul>`;
  }

  #changedElsewhere() {
    return this.stale412 ? html`<div class="callout" role="alert"><p>${t('commissioning.changedElsewhere')}</p>
      <button type="button" class="button" @click=${() => this.load()}>${t('commissioning.takeTheirs')}</button></div>` : nothing;
  }

  #buttons(step) {
    const i = STEPS.indexOf(step);
    return html`<div class="actions step-buttons">
      ${i > 0 && !this.applied ? html`<button type="button" class="button back" @click=${this.#back}>${t('commissioning.back')}</button>` : nothing}
      ${step.last ? nothing : html`<button type="submit" class="button main next" ?disabled=${this.resting}>${t(step.next ?? 'commissioning.next')}</button>`}
      ${this.kept && !this.applied ? html`<button type="button" class="button discard" @click=${this.#discard}>${t('commissioning.discard')}</button>` : nothing}
    </div>
    <p class="quiet note">${this.applied ? nothing : t('commissioning.keptNote')}</p>`;
  }

  /** Keeps what the step says; goes on when nothing in it is missing or wrong. */
  async #next(event) {
    event.preventDefault();
    if (this.asking) {
      return;
    }
    const { step } = this;
    const following = STEPS[STEPS.indexOf(step) + 1];
    this.tried = true;
    if (!(await this.#keep(step, following))) {
      return;
    }
    const stopping = this.remarksOf(step).find(({ severity }) => severity !== 'WARNING');
    if (stopping) {
      const inField = this.querySelector(`.field [name="${CSS.escape(stopping.field)}"]`);
      await this.outcome({ refusal: stopping.sentence, key: inField ? stopping.field : undefined });
      return;
    }
    this.#go(following);
  }

  async #back() {
    if (await this.#keep(this.step, this.step)) {
      this.#go(STEPS[STEPS.indexOf(this.step) - 1]);
    }
  }

  /** By the list of steps: what was entered is kept first. */
  async #leave(event, to) {
    event.preventDefault();
    if (this.applied || (await this.#keep(this.step, to))) {
      this.#go(to);
    }
  }

  /** @param then where another browser would go on */
  async #keep(step, then) {
    const form = this.querySelector('form.step-form');
    return this.keep({ ...step.take?.(this, form), step: then.name.toUpperCase() });
  }

  #go(step) {
    this.tried = false;
    this.problem = null;
    scrollTo(0, 0);
    location.hash = hashOf('commissioning', [step.name]);
  }

  async #discard() {
    if (confirm(t('commissioning.discard.sure')) && (await this.send('DELETE', '/commissioning', undefined, { etag: this.etag }))) {
      await this.load();
      this.#go(STEPS[0]);
    }
  }
}

customElements.define('commissioning-page', CommissioningPage);
