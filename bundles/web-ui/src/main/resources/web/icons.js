// SPDX-License-Identifier: Apache-2.0
// Line icons on a 24 × 24 field, drawn for this page; colour and size come from the place of use.
import { html, svg } from 'lit';

const SHAPES = {
  pv: svg`<circle cx="12" cy="12" r="4.2"/><path d="M12 2.5v2.6M12 18.9v2.6M2.5 12h2.6M18.9 12h2.6M5.3 5.3l1.8 1.8M16.9 16.9l1.8 1.8M18.7 5.3l-1.8 1.8M7.1 16.9l-1.8 1.8"/>`,
  grid: svg`<path d="M12 2.5 8.2 21.5M12 2.5l3.8 19M5 8.2h14M6.5 12.6h11M5 8.2v1.6M19 8.2v1.6M6.5 12.6v1.6M17.5 12.6v1.6M9.6 14.6l5.5 3.6M14.4 14.6l-5.5 3.6"/>`,
  house: svg`<path d="M3.2 11.4 12 3.8l8.8 7.6M5.4 9.8v10.4h13.2V9.8M10 20.2v-5.4h4v5.4"/>`,
  battery: svg`<rect x="6.5" y="5" width="11" height="16.2" rx="2.2"/><path d="M10 2.6h4M9.6 17.6h4.8M9.6 14.2h4.8"/>`,
  car: svg`<path d="M3.4 17v-4.2l2-.8 2-4.6h8.4l3 4.6 1.8.9V17h-2.2M8.9 17h5.6M3.4 17h.9M6.6 12h11"/><circle cx="6.6" cy="17.2" r="1.9"/><circle cx="16.6" cy="17.2" r="1.9"/>`,
  charging: svg`<path d="M5 21V5.4A2.4 2.4 0 0 1 7.4 3h5.2A2.4 2.4 0 0 1 15 5.4V21M3.4 21h13.2M15 11.4h1.6a1.8 1.8 0 0 1 1.8 1.8v3.4a1.5 1.5 0 0 0 3 0V9.8l-3-3M10.6 7.6 8 12h4l-2.6 4.4"/>`,
  outputs: svg`<rect x="2.6" y="7" width="18.8" height="10" rx="5"/><circle cx="16.4" cy="12" r="2.4"/>`,
  history: svg`<path d="M3.4 20.6h17.2M6 20.4V12M10.2 20.4V5.6M14.4 20.4v-5.6M18.6 20.4V9"/>`,
  devices: svg`<rect x="3.4" y="4" width="17.2" height="6.6" rx="1.8"/><rect x="3.4" y="13.4" width="17.2" height="6.6" rx="1.8"/><path d="M7 7.3h.2M7 16.7h.2M11 7.3h6M11 16.7h6"/>`,
  alarms: svg`<path d="M6 16.8V11a6 6 0 0 1 12 0v5.8l1.6 1.8H4.4zM10 21h4M12 5V3"/>`,
  settings: svg`<path d="M4 7h8M17 7h3M4 17h3M12 17h8"/><circle cx="14.5" cy="7" r="2.4"/><circle cx="9.5" cy="17" r="2.4"/>`,
  commissioning: svg`<path d="M14.4 6.2a4.4 4.4 0 0 0-5.8 5.6l-5 5a1.9 1.9 0 0 0 2.7 2.7l5-5a4.4 4.4 0 0 0 5.6-5.8l-2.6 2.6-2.3-.4-.4-2.3z"/>`,
  panel: svg`<rect x="2.8" y="5" width="18.4" height="12" rx="2"/><path d="M9 20.4h6M7 13.4l3-3 2.4 2.4L17 8.6"/>`,
  person: svg`<circle cx="12" cy="8" r="3.8"/><path d="M4.6 20.4a7.4 7.4 0 0 1 14.8 0"/>`,
  people: svg`<circle cx="9" cy="8.4" r="3.2"/><path d="M2.8 19.4a6.2 6.2 0 0 1 12.4 0M15.4 5.6a3.2 3.2 0 0 1 0 5.6M17 13.8a6.2 6.2 0 0 1 4.2 5.6"/>`,
  key: svg`<circle cx="8" cy="12" r="4.2"/><path d="M12.2 12h8.6M17.4 12v3.4M20.4 12v2.6"/>`,
  box: svg`<path d="M4 8.4 12 4l8 4.4v7.4L12 20l-8-4.2zM4.2 8.5 12 12.6l7.8-4.1M12 12.6V20"/>`,
  info: svg`<circle cx="12" cy="12" r="8.6"/><path d="M12 11.2v5.2M12 7.6v.2"/>`,
  lock: svg`<rect x="5" y="10.6" width="14" height="9.8" rx="2.2"/><path d="M8.4 10.4V7.6a3.6 3.6 0 0 1 7.2 0v2.8M12 14.4v2.4"/>`,
  more: svg`<path d="M5.4 12h.2M12 12h.2M18.6 12h.2"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"/>`,
  moon: svg`<path d="M19.5 14.6A8 8 0 0 1 9.4 4.5a8 8 0 1 0 10.1 10.1z"/>`,
  auto: svg`<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" class="filled"/>`,
  warning: svg`<path d="M12 4 2.8 19.6h18.4zM12 10v4.6M12 17v.2"/>`,
  offline: svg`<path d="M3 4l18 16M8.4 13.6a5.6 5.6 0 0 1 5-1.5M5 10a10 10 0 0 1 3.3-2.1M11.6 6.9A10.4 10.4 0 0 1 19 10M12 18.2v.2"/>`,
};

/** An icon as an element of its own, hidden from screen readers: a word always stands beside it. */
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`;
}

/** An icon inside a picture: its centre at (x, y). */
export function iconAt(name, x, y, size) {
  const scale = size / 24;
  return svg`<g class="icon" transform="translate(${x - size / 2} ${y - size / 2}) scale(${scale})">${SHAPES[name]}</g>`;
}
