// SPDX-License-Identifier: Apache-2.0
// The check of a current sensor, step by step: the gateway says what to do, and what it found.
import { html, nothing } from 'lit';
import { AskedElement } from './asked-element.js';
import { valueText } from './history-words.js';
import { t } from './i18n.js';
import { may } from './session.js';
import { formatRemaining } from './units.js';

const STAGES = ['PV_OFF', 'READING', 'LOAD', 'DISPLAY', 'ENDED'];
/** Where the gateway can't see for itself and asks the person. */
const QUESTIONS = ['PV_OFF', 'DISPLAY'];

class CtCheck extends AskedElement {
  get path() {
    return '/ct-check';
  }

  get every() {
    return this.#runs ? 2000 : 15_000;
  }

  get #runs() {
    return this.answer !== null && !['IDLE', 'ENDED'].includes(this.answer.stage);
  }

  render() {
    if (this.answer === null) {
      return nothing;
    }
    const { kind, stage, result, sentence, remainingSeconds, power, reversalOffered, reversedInSoftware } = this.answer;
    return html`
      <article class="card control" data-ct-check=${stage}>
        <header><div><h3>${t('ct.title')}</h3><p class="quiet">${kind ? t(`ct.${kind}`) : t('ct.meaning')}</p></div>
          ${result ? html`<span class="chip ct-${result.toLowerCase()}"><i class="dot"></i>${t(`ct.${result}`)}</span>` : nothing}</header>
        ${this.#runs ? html`<ol class="steps-done">${STAGES.filter((one) => (kind === 'PRODUCTION' ? one === 'DISPLAY' || one === 'ENDED' : one !== 'DISPLAY')).map((one) => html`
          <li aria-current=${one === stage ? 'step' : 'false'}>${t(`ct.stage.${one}`)}</li>`)}</ol>` : nothing}
        <div aria-live="polite">${sentence ? html`<p class="explanation">${sentence}${remainingSeconds === null ? nothing : html`
          <span class="left">${t('control.left', { time: formatRemaining(remainingSeconds) })}</span>`}</p>` : nothing}</div>
        ${stage === 'IDLE' ? nothing : html`<dl class="facts"><div><dt>${t('ct.power')}</dt><dd>${valueText(power, 'W')}</dd></div>
          ${reversedInSoftware ? html`<div><dt>${t('ct.reversed')}</dt><dd>${t('value.yes')}</dd></div>` : nothing}</dl>`}
        ${may('PLANT') ? html`<div class="actions">
          ${this.#runs ? nothing : html`
            ${this.button(t('ct.start.EXCHANGE'), () => this.change('POST', '/ct-check', { kind: 'EXCHANGE' }), 'main')}
            ${this.button(t('ct.start.PRODUCTION'), () => this.change('POST', '/ct-check', { kind: 'PRODUCTION' }))}`}
          ${QUESTIONS.includes(stage) ? html`
            ${this.button(t('ct.yes'), () => this.change('POST', '/ct-check/confirm', { yes: true }), 'main')}
            ${this.button(t('ct.no'), () => this.change('POST', '/ct-check/confirm', { yes: false }))}` : nothing}
          ${reversalOffered ? this.button(t('ct.reverse'), () => this.change('POST', '/ct-check/reversal'), 'main') : nothing}
          ${this.#runs ? this.button(t('do.cancel'), () => this.change('POST', '/ct-check/cancel')) : nothing}
        </div>` : nothing}
        ${this.refused()}
      </article>`;
  }
}

customElements.define('ct-check', CtCheck);
