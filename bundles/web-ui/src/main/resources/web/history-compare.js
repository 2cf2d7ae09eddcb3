// SPDX-License-Identifier: Apache-2.0
// A span that is not over is held against as much of another one: up to the same day of the year, the same
// hour of the week or month, the same quarter of an hour of the day.
import { dateOf, instantOf, moved, plusDays, stepStarts } from './calendar.js';

/** How finely the last step is compared, which has begun and is not over. */
const FINER = { day: 'PT15M', week: 'PT1H', month: 'PT1H', year: 'P1D' };
const MILLIS = { PT15M: 900_000, PT1H: 3_600_000 };

/**
 * The moment of another span that is as far in it as a moment in this one: the same day of year, month or
 * week, and the same time of day. The 31st is the last day where a month has no 31st.
 */
export function sameMoment(span, first, other, at, zone) {
  const day = dateOf(at, zone);
  const there = span === 'year' ? dayOf(other.year, day.month, day.day)
    : span === 'month' ? dayOf(other.year, other.month, day.day)
      : plusDays(other, daysBetween(first, day));
  const end = instantOf(moved(span, other, 1), zone);
  return Math.min(end, instantOf(there, zone) + at - instantOf(day, zone));
}

/**
 * The part of another span that is compared with the step that goes on now.
 *
 * @returns {whole, step, starts, from, to}: how many whole steps come before it, and the beginnings of the finer
 *     ones that have begun in it; null when the span is over
 */
export function lastPart(span, first, other, now, zone) {
  if (now >= instantOf(moved(span, first, 1), zone)) {
    return null;
  }
  const until = sameMoment(span, first, other, now, zone);
  const whole = Math.max(0, stepStarts(span, other, zone).filter((at) => at <= until).length - 1);
  const from = stepStarts(span, other, zone)[whole];
  const starts = finerStarts(span, from, zone).filter((at) => at < until);
  return { whole, step: FINER[span], starts, from, to: until };
}

function finerStarts(span, from, zone) {
  if (span === 'year') {
    return stepStarts('month', dateOf(from, zone), zone);
  }
  const end = span === 'day' ? from + MILLIS.PT1H : instantOf(plusDays(dateOf(from, zone), 1), zone);
  const every = MILLIS[FINER[span]];
  return Array.from({ length: Math.round((end - from) / every) }, (_, index) => from + index * every);
}

function dayOf(year, month, day) {
  const last = plusDays(moved('month', { year, month, day: 1 }, 1), -1).day;
  return { year, month, day: Math.min(day, last) };
}

function daysBetween(a, b) {
  return Math.round((Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / 86_400_000);
}
