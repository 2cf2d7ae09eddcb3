// SPDX-License-Identifier: Apache-2.0
// How a display that is never switched off rests: where its picture stands, and when it is night.

import { remember, remembered } from './preferences.js';

const STEP_MS = 60_000;
/** A round of places, some pixels apart: each pixel is lit and dark in turn. */
const ROUND = [[0, 0], [3, 1], [5, 4], [3, 6], [0, 7], [-3, 6], [-5, 4], [-3, 1]];
const USUAL_NIGHT = '22-6';

/** Where the picture stands at a time: another place each minute, {x, y} in pixels. */
export function placeAt(millis) {
  const [x, y] = ROUND[Math.floor((millis || 0) / STEP_MS) % ROUND.length];
  return { x, y };
}

/** The hour 0-23 at the plant. */
export function hourIn(millis, timeZone) {
  return Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(millis || 0));
}

/** When this display is dark: from the hour `begins` until the hour `ends`; never where they are the same. */
export function nightHours() {
  const [begins, ends] = (remembered('night') ?? USUAL_NIGHT).split('-').map(Number);
  return { begins, ends };
}

/** Chooses them, for this display only. */
export function chooseNight(begins, ends) {
  remember('night', `${begins}-${ends}`);
}

/** Whether this display should be dark at this hour. */
export function isNight(hour) {
  const { begins, ends } = nightHours();
  return begins <= ends ? hour >= begins && hour < ends : hour >= begins || hour < ends;
}

/**
 * How many charge points a display has room for, by the measures of panel.css: a quarter of it is theirs.
 *
 * @param dense whether they stand in small letters
 */
export function rowsFor(width, height, dense) {
  const vmin = Math.min(width, height) / 100;
  const cells = height > width ? 4 : 2;
  const area = height - 6.5 * vmin - Math.max(19, 7.1 * vmin) - 8;
  const room = (area - 2 * vmin * (cells - 1)) / cells - 2 * vmin - 2 - 1.5 * Math.max(12, 4.6 * vmin);
  const row = dense ? 1.25 * Math.max(12, 2.8 * vmin) + 0.4 * vmin : 1.3 * Math.max(13, 5.2 * vmin) + 0.6 * vmin;
  return Math.max(1, Math.floor(room / row));
}
