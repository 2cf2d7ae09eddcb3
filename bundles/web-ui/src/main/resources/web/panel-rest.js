// SPDX-License-Identifier: Apache-2.0
// How a display that is never switched off rests: where its picture stands, and when it is night.

const STEP_MS = 60_000;
/** A round of places, some pixels apart: each pixel is lit and dark in turn. */
const ROUND = [[0, 0], [3, 1], [5, 4], [3, 6], [0, 7], [-3, 6], [-5, 4], [-3, 1]];
const NIGHT_BEGINS = 22;
const NIGHT_ENDS = 6;

/** Where the picture stands at a time: another place each minute, {x, y} in pixels. */
export function placeAt(millis) {
  const [x, y] = ROUND[Math.floor((millis || 0) / STEP_MS) % ROUND.length];
  return { x, y };
}

/** The hour 0-23 at the plant. */
export function hourIn(millis, timeZone) {
  return Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(millis || 0));
}

/** Whether a display should be dark at this hour. */
export function isNight(hour) {
  return hour >= NIGHT_BEGINS || hour < NIGHT_ENDS;
}

/** How many charge points a display of this height has room for. */
export function rowsFor(height) {
  return height < 280 ? 2 : height < 400 ? 3 : height < 700 ? 4 : 8;
}
