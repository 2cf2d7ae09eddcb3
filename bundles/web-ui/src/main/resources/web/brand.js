// SPDX-License-Identifier: Apache-2.0
// Name and sign: the sun at its highest over the day's arc.
import { html } from 'lit';

export function brand() {
  return html`<a class="brand" href="#/" aria-label="Meriggio"><svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path class="arc" d="M4 23a12 12 0 0 1 24 0"/><circle cx="16" cy="11" r="5.4"/><path class="ground" d="M4 27h24"/></svg><span>Meriggio</span></a>`;
}
