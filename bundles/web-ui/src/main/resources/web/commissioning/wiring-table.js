// SPDX-License-Identifier: Apache-2.0
// The wiring tables beside each step: which wire of a device goes to which terminal of the gateway.
import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { LightElement } from '../light-element.js';
import { METER_TERMINALS, TABLES } from './layouts.js';

class WiringTable extends LightElement {
  static properties = {
    /** the names of tables of layouts.js */
    tables: { attribute: false },
  };

  render() {
    return html`
      <div class="scroll"><table class="wires">
        <caption>${t('commissioning.wires')}</caption>
        <thead><tr><th scope="col">${t('commissioning.wires.device')}</th><th scope="col">${t('commissioning.wires.wire')}</th><th scope="col">${t('commissioning.wires.pin')}</th></tr></thead>
        ${(this.tables ?? []).map((table) => this.#rows(table))}
      </table></div>
      ${this.tables?.includes('meter') ? this.#meter() : nothing}`;
  }

  #rows(table) {
    const wires = Object.entries(TABLES[table]);
    return html`<tbody data-table=${table}>${wires.map(([colour, pin], i) => html`
      <tr>
        ${i === 0 ? html`<th scope="rowgroup" rowspan=${wires.length}>${t(`commissioning.wire.${table}`)}</th>` : nothing}
        <td>${swatch(colour)} ${t(`commissioning.wire.${table}.${colour}`)}</td>
        <td><b>${pin}</b> <span class="quiet">${t(`commissioning.terminal.${pin}`)}</span></td>
      </tr>`)}</tbody>`;
  }

  /** What comes to the meter itself. */
  #meter() {
    return html`
      <div class="scroll"><table class="wires">
        <caption>${t('commissioning.meter.wires')}</caption>
        <thead><tr><th scope="col">${t('commissioning.meter.phase')}</th><th scope="col">${t('commissioning.meter.voltage')}</th><th scope="col">${t('commissioning.meter.ct')}</th></tr></thead>
        <tbody>${METER_TERMINALS.map(({ phase, voltage, red, black }) => html`
          <tr><th scope="row">${phase}</th><td><b>${voltage}</b></td>
            <td>${red ? html`${swatch('red')} ${t('commissioning.colour.red')} <b>${red}</b> · ${swatch('black')} ${t('commissioning.colour.black')} <b>${black}</b>` : '–'}</td></tr>`)}</tbody>
      </table></div>
      <p class="danger">${t('commissioning.meter.clampLast')}</p>`;
  }
}

/** The colour of a wire; its name stands beside it. */
export function swatch(colour) {
  return html`<i class="swatch ${colour}"></i>`;
}

customElements.define('wiring-table', WiringTable);
