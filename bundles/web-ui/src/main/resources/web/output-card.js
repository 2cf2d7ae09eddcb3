// SPDX-License-Identifier: Apache-2.0
// One output: its contact as a drawing, its state and why, how much it has worked.
import { html, svg, nothing } from 'lit';
import './output-decision.js';
import { ControlElement } from './control-element.js';
import { commandReason } from './figures.js';
import { locale, t } from './i18n.js';
import { may } from './session.js';
import { formatNumber } from './units.js';

class OutputCard extends ControlElement {
  static properties = { output: { attribute: false } };

  render() {
    const { id, name, state, terminals, relay, command, override, hours, switchings } = this.output;
    const place = relay === null
      ? t('output.place', { number: id, terminals }) : t('output.placeOfRelay', { number: id, relay, terminals });
    return html`
      <article class="card control output" data-output=${id}>
        <header>
          <div><h3>${name}</h3><p class="quiet">${place}</p></div>
          <span class="chip output-${state.toLowerCase()}"><i class="dot"></i>${t(`output.${state}`)}</span>
        </header>
        <div class="contact-row">
          ${contact(terminals.split('-'), state === 'CLOSED')}
          <div>${this.reason(this.output)}
            ${command ? html`<p class="explanation trouble">${commandReason(command).sentence} <span class="quiet">${commandReason(command).detail}</span></p>` : nothing}
            ${override === 'AUTO' ? nothing : html`<p class="quiet">${t(`output.by.${override}`)}</p>`}</div>
        </div>
        <p class="quiet worked">${t('output.worked', { hours: formatNumber(hours, 1, locale()), switchings: formatNumber(switchings, 0, locale()) })}</p>
        ${may('OUTPUTS') ? html`<output-decision .output=${this.output} .time=${this.time} .stale=${this.stale}></output-decision>` : nothing}
      </article>`;
  }
}

/** A contact between two pins, or a change-over contact between three: normally closed, common, normally open. */
function contact(pins, closed) {
  const changeOver = pins.length === 3;
  const [first, common, last] = changeOver ? pins : [null, pins[0], pins[1]];
  const end = closed ? 20 : 44;
  return html`
    <svg class="contact ${closed ? 'closed' : 'open'}" viewBox="0 0 120 72" width="120" height="72" aria-hidden="true">
      <path d="M12 32H34"/>${changeOver ? svg`<path d="M108 44H86"/><text x="108" y="62">${first} NC</text>` : nothing}
      <path d="M108 20H86"/>
      <path class="arm" d="M34 32L86 ${changeOver || closed ? end : 40}"/>
      <circle cx="34" cy="32" r="3"/><circle cx="86" cy="20" r="3"/>${changeOver ? svg`<circle cx="86" cy="44" r="3"/>` : nothing}
      <text class="left" x="12" y="50">${common}${changeOver ? ' C' : ''}</text><text x="108" y="12">${last}${changeOver ? ' NO' : ''}</text>
    </svg>`;
}

customElements.define('output-card', OutputCard);
