// SPDX-License-Identifier: Apache-2.0
// Local days, weeks, months and years of the plant's time zone. A date is {year, month, day} with
// month 1-12; arithmetic on dates knows no clock, only instantOf() meets daylight saving.

const formats = new Map();

function parts(at, zone) {
  if (!formats.has(zone)) {
    formats.set(zone, new Intl.DateTimeFormat('en-US', {
      timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }));
  }
  return Object.fromEntries(formats.get(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
}

/** The local date of a moment (milliseconds). */
export function dateOf(at, zone) {
  const { year, month, day } = parts(at, zone);
  return { year, month, day };
}

/** The local hour 0-23 of a moment. */
export function hourOf(at, zone) {
  return parts(at, zone).hour;
}

/** How far local time is ahead of UTC at a moment, in milliseconds. */
function offset(at, zone) {
  const { year, month, day, hour, minute, second } = parts(at, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** The first moment of a local day; where midnight is skipped, the moment after the gap. */
export function instantOf({ year, month, day }, zone, hour = 0) {
  const wall = Date.UTC(year, month - 1, day, hour);
  const candidates = [offset(wall - 86_400_000, zone), offset(wall + 86_400_000, zone)].map((ahead) => wall - ahead);
  const fitting = candidates.filter((at) => at + offset(at, zone) === wall);
  return fitting.length ? Math.min(...fitting) : Math.max(...candidates);
}

/** A date some days later or earlier. */
export function plusDays({ year, month, day }, days) {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 for Monday … 6 for Sunday. */
function weekday({ year, month, day }) {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

/** The kinds of span that can be looked at. */
export const SPANS = ['day', 'week', 'month', 'year'];

/** The first day of the span that holds a date. Weeks begin on Monday. */
export function firstDay(span, date) {
  switch (span) {
    case 'week': return plusDays(date, -weekday(date));
    case 'month': return { ...date, day: 1 };
    case 'year': return { year: date.year, month: 1, day: 1 };
    default: return date;
  }
}

/** The first day of a span so many spans later or earlier, from the first day of one. */
export function moved(span, { year, month, day }, count) {
  switch (span) {
    case 'week': return plusDays({ year, month, day }, 7 * count);
    case 'month': return plusDays({ year, month: month + count, day: 1 }, 0);
    case 'year': return { year: year + count, month: 1, day: 1 };
    default: return plusDays({ year, month, day }, count);
  }
}

/** The same span a year before; 29 February becomes 28 February, a week keeps its weekday. */
export function yearBefore(span, date) {
  const before = { ...date, year: date.year - 1 };
  const short = date.month === 2 && date.day === 29 ? { ...before, day: 28 } : before;
  return span === 'week' ? firstDay('week', plusDays(short, 3)) : short;
}

/** From and to of a span, in milliseconds. */
export function boundsOf(span, first, zone) {
  return { from: instantOf(first, zone), to: instantOf(moved(span, first, 1), zone) };
}

/** The step in which energies of a span are shown. */
export const ENERGY_STEPS = { day: 'PT1H', week: 'P1D', month: 'P1D', year: 'P1M' };

/** The beginnings of all steps of a span, by its calendar: 23, 24 or 25 hours, days or months. */
export function stepStarts(span, first, zone) {
  const { from, to } = boundsOf(span, first, zone);
  if (span === 'day') {
    return Array.from({ length: Math.round((to - from) / 3_600_000) }, (_, hour) => from + hour * 3_600_000);
  }
  const starts = [];
  const next = (date) => (span === 'year' ? moved('month', date, 1) : plusDays(date, 1));
  for (let date = first; instantOf(date, zone) < to; date = next(date)) {
    starts.push(instantOf(date, zone));
  }
  return starts;
}

/** Moments at which the time axis of a span has a mark. */
export function axisMarks(span, first, zone, room) {
  if (span === 'day') {
    const every = room > 700 ? 2 : room > 420 ? 4 : 6;
    return Array.from({ length: 24 / every }, (_, index) => instantOf(first, zone, index * every));
  }
  const starts = stepStarts(span, first, zone);
  const every = Math.ceil(starts.length / Math.max(1, Math.floor(room / 56)));
  return starts.filter((_, index) => index % every === 0);
}

/** A date as YYYY-MM-DD. */
export function dateText({ year, month, day }) {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** A date of YYYY-MM-DD, or null where it is none. */
export function dateFrom(text) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  if (!found) {
    return null;
  }
  const [year, month, day] = found.slice(1).map(Number);
  const date = plusDays({ year, month, day }, 0);
  return date.month === month && date.day === day ? date : null;
}

/** A moment with the local offset, as the gateway takes and gives it. */
export function isoOf(at) {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
