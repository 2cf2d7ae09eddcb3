// SPDX-License-Identifier: Apache-2.0
// The last ten minutes, kept in the page: a sample a second at most, null where a figure was unknown.
import { numberOf } from './figures.js';

export const SPAN_MS = 10 * 60 * 1000;
const SPACING_MS = 950;

/** Adds a picture of the plant to the samples and returns the new list, oldest first. */
export function withSample(samples, now, at) {
  return appended(samples, {
    at,
    pv: numberOf(now.pv_power),
    load: numberOf(now.consumption_power),
    grid: numberOf(now.grid_power),
  });
}

/** Adds a hole: from here on nothing is known until the next sample. */
export function withHole(samples, at) {
  return appended(samples, { at, pv: null, load: null, grid: null });
}

function appended(samples, sample) {
  const recent = samples.filter((old) => old.at > sample.at - SPAN_MS - 5000);
  const last = recent.at(-1);
  if (last && sample.at - last.at < SPACING_MS) {
    recent.pop();
    // the time of the first of a burst stays, so that a fast stream still moves on
    return [...recent, { ...sample, at: last.at }];
  }
  return [...recent, sample];
}
