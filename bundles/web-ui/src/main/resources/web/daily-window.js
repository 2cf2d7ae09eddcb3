// SPDX-License-Identifier: Apache-2.0
// Windows of the day and of the year, for their pictures. Minutes 0-1440, days of the year 1-366.

const MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Minutes of HH:mm (24:00 included), or null. */
export function minutesOf(text) {
  const found = /^(\d{2}):(\d{2})$/.exec(text ?? '');
  const minutes = found ? Number(found[1]) * 60 + Number(found[2]) : NaN;
  return minutes >= 0 && minutes <= 1440 && Number(found?.[2]) < 60 ? minutes : null;
}

/** The parts of a day that a window covers, as [from, to) in minutes: from = to is all of it. */
export function dayParts(from, to) {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  if (start === null || end === null) {
    return [];
  }
  if (start % 1440 === end % 1440) {
    return [[0, 1440]];
  }
  return start < end ? [[start, end]] : [[0, end], [start, 1440]].filter(([a, b]) => b > a);
}

/** The day of a year with 366 days of MM-dd, or null. */
export function dayOfYear(text) {
  const found = /^(\d{2})-(\d{2})$/.exec(text ?? '');
  const [month, day] = found ? found.slice(1).map(Number) : [0, 0];
  return month >= 1 && month <= 12 && day >= 1 && day <= MONTHS[month - 1]
    ? MONTHS.slice(0, month - 1).reduce((a, b) => a + b, 0) + day : null;
}

/** The parts of a year that an inclusive interval covers, as [first, last + 1) in days from 0. */
export function yearParts(from, to) {
  const [first, last] = [dayOfYear(from), dayOfYear(to)];
  if (first === null || last === null) {
    return [];
  }
  return first <= last ? [[first - 1, last]] : [[0, last], [first - 1, 366]];
}

/** The months' beginnings in days from 0, and the end of the year. */
export const MONTH_STARTS = MONTHS.reduce((starts, days) => [...starts, starts.at(-1) + days], [0]);
