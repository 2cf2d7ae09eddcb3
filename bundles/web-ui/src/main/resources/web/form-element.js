// SPDX-License-Identifier: Apache-2.0
// What forms share: labelled fields, what the gateway refused beside the field that was at fault.
import { html, nothing } from 'lit';
import { ControlElement } from './control-element.js';
import { t } from './i18n.js';
import { ask } from './requests.js';

export class FormElement extends ControlElement {
  static properties = {
    /** what was refused: {refusal, key, code}, or null */
    problem: { state: true },
    /** what was done, in a sentence */
    done: { state: true },
  };

  constructor() {
    super();
    this.problem = null;
    this.done = '';
  }

  /** Asks; gives the answer's {form, etag}, or null when it was refused, which is then shown. */
  async send(method, path, body, options) {
    return this.outcome(await this.whileAsking(ask(method, path, body, options)));
  }

  /** Lets the buttons rest until an answer is there. */
  async whileAsking(answer) {
    this.asking = true;
    this.done = '';
    try {
      return await answer;
    } finally {
      this.asking = false;
    }
  }

  /** Shows what was refused in an answer of ask, beside its field where it names one. */
  async outcome(answer) {
    this.problem = answer.refusal ? answer : null;
    await this.updateComplete;
    this.querySelector('[aria-invalid=true]')?.focus();
    return answer.refusal ? null : answer;
  }

  /**
   * A field with its label, its hint and what was wrong with it.
   *
   * @param name the member of the body, by which a refusal names it too
   * @param options {label, type, value, hint, optional, choices: [[value, words]], min, max, step,
   *     lines (of a larger field), minlength, autocomplete, inputmode, placeholder, change}
   */
  field(name, { label, type = 'text', value = '', hint, optional = false, choices, ...more }) {
    const id = `${this.localName}-${name}`;
    const wrong = this.#wrong(name);
    const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || nothing;
    return html`
      <div class="field ${wrong ? 'wrong' : ''}">
        <label for=${id}>${label}${optional ? html` <span class="quiet">${t('form.optional')}</span>` : nothing}</label>
        ${more.lines ? html`<textarea id=${id} name=${name} rows=${more.lines} .value=${String(value ?? '')} ?required=${!optional} autocomplete="off"
              autocapitalize="none" spellcheck="false" aria-describedby=${described} aria-invalid=${wrong ? 'true' : 'false'}></textarea>` : choices
          ? html`<select id=${id} name=${name} aria-describedby=${described} aria-invalid=${wrong ? 'true' : 'false'} @change=${more.change ?? nothing}>
              ${choices.map(([one, words]) => html`<option value=${one} ?selected=${String(one) === String(value)}>${words}</option>`)}</select>`
          : html`<input id=${id} name=${name} type=${type} .value=${String(value ?? '')} ?required=${!optional}
              min=${more.min ?? nothing} max=${more.max ?? nothing} step=${more.step ?? nothing} minlength=${more.minlength ?? nothing}
              autocomplete=${more.autocomplete ?? 'off'} inputmode=${more.inputmode ?? nothing} placeholder=${more.placeholder ?? nothing}
              autocapitalize="none" spellcheck="false" aria-describedby=${described} aria-invalid=${wrong ? 'true' : 'false'} @change=${more.change ?? nothing}>`}
        ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
        ${wrong ? html`<p class="wrong-with" id="${id}-wrong">${wrong}</p>` : nothing}
      </div>`;
  }

  /** A password that can be looked at. */
  password(name, label, options = {}) {
    return html`<div class="with-eye">
      ${this.field(name, { label, type: this.looking ? 'text' : 'password', autocomplete: 'current-password', ...options })}
      <button type="button" class="eye" aria-pressed=${this.looking ? 'true' : 'false'} @click=${() => { this.looking = !this.looking; this.requestUpdate(); }}>${t('form.look')}</button>
    </div>`;
  }

  /** A box to tick. */
  tick(name, label, checked, options = {}) {
    return html`<label class="tick"><input type="checkbox" name=${name} .checked=${checked} @change=${options.change ?? nothing}><span>${label}${options.hint ? html`<small class="quiet">${options.hint}</small>` : nothing}</span></label>`;
  }

  submit(label) {
    return html`<button type="submit" class="button main" ?disabled=${this.resting}>${label}</button>`;
  }

  /** The refusal that concerns no field here, or what was done. */
  outcomeNote() {
    const { refusal, key } = this.problem ?? {};
    const general = refusal && !this.querySelector(`[name="${CSS.escape(lastOf(key))}"]`);
    return html`
      <div role="alert">${general ? html`<p class="refusal">${refusal}</p>` : nothing}</div>
      <div role="status">${this.done ? html`<p class="done">${this.done}</p>` : nothing}</div>`;
  }

  #wrong(name) {
    return this.problem && lastOf(this.problem.key) === name ? this.problem.refusal : '';
  }
}

/** The given values of a form as an object of texts; ticked boxes are true, others false. */
export function givenBy(form) {
  const given = Object.fromEntries(new FormData(form));
  for (const box of form.querySelectorAll('input[type=checkbox][name]')) {
    given[box.name] = box.checked;
  }
  return given;
}

/** A refusal may name a member by its path; the field has the last part's name. */
function lastOf(key) {
  return (key ?? '').split(/[./]/).at(-1);
}
