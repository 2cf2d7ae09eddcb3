// SPDX-License-Identifier: Apache-2.0
// What to know of the gateway itself: terminals, cable, supply, outputs, maintenance (gateway-hardware).
import { html } from 'lit';
import { t } from '../i18n.js';

const PINS = Array.from({ length: 12 }, (_, i) => i + 1);
const FACTS = ['supply', 'cable', 'outputs', 'inputs', 'uplink', 'display', 'serial', 'conditions'];
const USB_STEPS = ['1', '2', '3', '4', '5'];

/** Folded away below the picture of each step. */
export function gatewayFacts() {
  return html`
    <details class="card gateway-facts"><summary>${t('commissioning.gateway')}</summary>
      <div class="scroll"><table class="wires">
        <caption>${t('commissioning.gateway.terminals')}</caption>
        <thead><tr><th scope="col">${t('commissioning.gateway.pin')}</th><th scope="col">${t('commissioning.gateway.signal')}</th><th scope="col">${t('commissioning.gateway.pin')}</th><th scope="col">${t('commissioning.gateway.signal')}</th></tr></thead>
        <tbody>${PINS.map((pin) => html`<tr><td><b>${pin}</b></td><td>${t(`commissioning.terminal.${pin}`)}</td><td><b>${pin + 12}</b></td><td>${t(`commissioning.terminal.${pin + 12}`)}</td></tr>`)}</tbody>
      </table></div>
      <ul class="points-list">${FACTS.map((fact) => html`<li>${t(`commissioning.gateway.${fact}`)}</li>`)}</ul>
      <details><summary>${t('commissioning.usb')}</summary>
        <p class="danger">${t('commissioning.usb.danger')}</p>
        <ol class="steps-list">${USB_STEPS.map((step) => html`<li>${t(`commissioning.usb.${step}`)}</li>`)}</ol>
      </details>
    </details>`;
}
