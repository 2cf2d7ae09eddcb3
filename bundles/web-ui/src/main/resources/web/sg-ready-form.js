// SPDX-License-Identifier: Apache-2.0
// The editor of a logic that switches both inputs of a heat pump (SG Ready).
import { html, nothing } from 'lit';
import { ControlElement } from './control-element.js';
import { t } from './i18n.js';

const FIELDS = [
  ['recommendedPower', 3000, 0, 1_000_000], ['forcedPower', 5000, 0, 1_000_000], ['forcedSoc', null, 0, 100],
  ['lockPower', 5000, 0, 1_000_000], ['switchedLoadPower', 0, 0, 1_000_000], ['checkMinutes', 15, 1, 240],
];

class SgReadyForm extends ControlElement {
  static properties = {
    /** the logic that is changed, or null for a new one */
    logic: { attribute: false },
    outputs: { attribute: false },
  };

  render() {
    const output = (name, fallback) => html`
      <label>${t(`sg.${name}`)}<select name=${name}>${(this.outputs ?? []).map(({ id, name: words, terminals }) => html`
        <option value=${id} ?selected=${id === (this.logic?.[name] ?? fallback)}>${id} · ${words} (${terminals})</option>`)}</select></label>`;
    return html`
      <form class="card control editor" @submit=${this.#save} aria-label=${t('sg.add')}>
        <h3>${this.logic?.id ?? t('sg.add')}</h3>
        <p class="quiet">${t('sg.meaning')}</p>
        <div class="fields">
          ${this.logic ? nothing : html`<label>${t('logic.id')}<input name="id" pattern="[a-z0-9\\-]{1,64}" title=${t('logic.id.rule')} placeholder=${t('form.optional')}></label>`}
          ${output('firstOutput', 3)}${output('secondOutput', 4)}
          ${FIELDS.map(([name, value, min, max]) => html`<label>${t(`sg.${name}`)}
            <input type="number" name=${name} min=${min} max=${max} step=${name === 'checkMinutes' ? 1 : 'any'} ?required=${name !== 'forcedSoc'}
              .value=${String(this.logic?.[name] ?? (this.logic ? '' : value) ?? '')} placeholder=${name === 'forcedSoc' ? t('form.optional') : ''}></label>`)}
        </div>
        <div class="actions">
          <button type="submit" class="button main" ?disabled=${this.resting}>${t('do.save')}</button>
          ${this.button(t('do.cancel'), () => this.#leave())}
        </div>
        ${this.refused()}
      </form>`;
  }

  async #save(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const body = { kind: 'SG_READY', firstOutput: Number(given.get('firstOutput')), secondOutput: Number(given.get('secondOutput')) };
    for (const [name] of FIELDS) {
      body[name] = given.get(name) === '' ? null : Number(given.get(name));
    }
    const id = this.logic?.id ?? given.get('id');
    if (id) {
      body.id = id;
    }
    body.active = this.logic?.active ?? true;
    const done = this.logic
      ? await this.order('logic', 'PUT', `/logics/${encodeURIComponent(id)}`, body)
      : await this.order('logic', 'POST', '/logics', body);
    if (done) {
      this.#leave();
    }
  }

  #leave() {
    this.dispatchEvent(new CustomEvent('leave-form', { bubbles: true }));
  }
}

customElements.define('sg-ready-form', SgReadyForm);
