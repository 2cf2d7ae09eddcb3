// SPDX-License-Identifier: Apache-2.0
// The last ten minutes, kept in the page: a sample a second at most, null where a figure was unknown.
import { numberOf } from './figures.js';

export const SPAN_MS = 10 * 60 * 1000;
const SPACING_MS = 950;
/** Samples are kept a little longer, so that the curves reach the chart's edge. */
const KEPT_MS = SPAN_MS + 5000;

/** The lines of the chart and the points of the plant that they show. */
export const LINES = { pv: 'pv_power', load: 'consumption_power', grid: 'grid_power' };

/** Adds a picture of the plant to the samples and returns the new list, oldest first. */
export function withSample(samples, now, at) {
  return appended(samples, sampleOf(at, (point) => numberOf(now[point])));
}

/** Adds a hole: from here on nothing is known until the next sample. */
export function withHole(samples, at) {
  return appended(samples, sampleOf(at, () => null));
}

/** Puts what the gateway remembers before what was seen live, which stays as it is. */
export function withPast(samples, past) {
  const first = samples[0]?.at ?? Infinity;
  const newest = (samples.at(-1) ?? past.at(-1))?.at;
  return [...past.filter(({ at }) => at <= first - SPACING_MS && at > newest - KEPT_MS), ...samples];
}

/** A moment of all lines; valueOf gives the figure of a point, or null. */
export function sampleOf(at, valueOf) {
  return { at, ...Object.fromEntries(Object.entries(LINES).map(([line, point]) => [line, valueOf(point)])) };
}

function appended(samples, sample) {
  const recent = samples.filter((old) => old.at > sample.at - KEPT_MS);
  const last = recent.at(-1);
  if (last && sample.at - last.at < SPACING_MS) {
    recent.pop();
    // the time of the first of a burst stays, so that a fast stream still moves on
    return [...recent, { ...sample, at: last.at }];
  }
  return [...recent, sample];
}
