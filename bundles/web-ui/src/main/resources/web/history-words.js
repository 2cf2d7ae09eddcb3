// SPDX-License-Identifier: Apache-2.0
// Dates, times and figures of the history in the reader's language and the plant's time zone.
import { instantOf, plusDays, moved } from './calendar.js';
import { locale } from './i18n.js';
import { formatNumber, formatPercent, formatPoint, powerText, UNKNOWN } from './units.js';

const HOUR = 3_600_000;

const formats = new Map();

function format(at, zone, options) {
  const key = JSON.stringify([locale(), zone, options]);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }));
  }
  return formats.get(key).format(at);
}

/** A span as people call it: a day, the days of a week, a month, a year. */
export function spanTitle(span, first, zone) {
  const at = instantOf(first, zone, 12);
  switch (span) {
    case 'week': {
      const last = instantOf(plusDays(moved('week', first, 1), -1), zone, 12);
      return new Intl.DateTimeFormat(locale(), { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }).formatRange(at, last);
    }
    case 'month': return format(at, zone, { month: 'long', year: 'numeric' });
    case 'year': return format(at, zone, { year: 'numeric' });
    default: return format(at, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  }
}

/** The same in as few letters as it takes beside a figure; the year where it is another one. */
export function shortTitle(span, first, zone, year) {
  const at = instantOf(first, zone, 12);
  const other = first.year === year ? {} : { year: 'numeric' };
  switch (span) {
    case 'week': {
      const last = instantOf(plusDays(first, 6), zone, 12);
      return new Intl.DateTimeFormat(locale(), { timeZone: zone, day: 'numeric', month: 'short', ...other }).formatRange(at, last);
    }
    case 'month': return format(at, zone, { month: 'short', ...other });
    case 'year': return format(at, zone, { year: 'numeric' });
    default: return format(at, zone, { day: 'numeric', month: 'short', ...other });
  }
}

/** A time of the day; where the clock is put back and shows it twice, with the time that it is in. */
function timeTitle(at, zone) {
  const shown = (moment, more) => format(moment, zone, { hour: '2-digit', minute: '2-digit', ...more });
  const twice = [at - HOUR, at + HOUR].some((other) => shown(other) === shown(at));
  return twice ? shown(at, { timeZoneName: 'short' }) : shown(at);
}

/** The beginning of a step, in a table or under the pointer. */
export function stepTitle(span, at, zone) {
  switch (span) {
    case 'day': return `${timeTitle(at, zone)}–${timeTitle(at + HOUR, zone)}`;
    case 'year': return format(at, zone, { month: 'long' });
    default: return format(at, zone, { weekday: 'short', day: 'numeric', month: 'short' });
  }
}

/** A moment of a curve. */
export function momentTitle(span, at, zone) {
  return span === 'day'
    ? timeTitle(at, zone)
    : format(at, zone, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

/** What stands on the time axis. */
export function axisTitle(span, at, zone) {
  switch (span) {
    case 'day': return format(at, zone, { hour: '2-digit', minute: '2-digit' });
    case 'week': return format(at, zone, { weekday: 'short', day: 'numeric' });
    case 'month': return format(at, zone, { day: 'numeric' });
    default: return format(at, zone, { month: 'short' });
  }
}

/** A value with its unit; null is the sign for unknown. */
export function valueText(value, unit) {
  if (value === null || value === undefined) {
    return UNKNOWN;
  }
  if (unit === 'W') {
    return powerText(value, locale());
  }
  if (unit === '%') {
    return `${formatPercent(value, locale())}\u00a0%`;
  }
  const { text, unit: shown } = formatPoint({ value, unit }, locale(), {});
  return shown ? `${text}\u00a0${shown}` : text;
}

/** How much more or less than before, in %; an empty text where nothing can be said. */
export function changeText(value, before) {
  if (value === null || before === null || value === undefined || before === undefined || before <= 0) {
    return '';
  }
  const percent = 100 * (value / before - 1);
  return `${percent >= 0.5 ? '+' : ''}${formatNumber(percent, 0, locale())}\u00a0%`;
}
