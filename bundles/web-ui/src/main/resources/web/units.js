// SPDX-License-Identifier: Apache-2.0
// Numbers as people of a locale write them. Points carry base units (W, Wh); prefixes come here.
import { plantZone } from './plant-zone.js';

export const UNKNOWN = '–';
const MINUS = '\u2212';
const formats = new Map();

/** A number with so many decimals, with a true minus sign. */
export function formatNumber(value, decimals, locale) {
  const key = `${locale}/${decimals}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
  }
  const text = formats.get(key).format(value);
  return /[1-9]/.test(text) ? text.replace('-', MINUS) : text.replace('-', '');
}

/** Scales a value of a base unit: three significant digits or so, k or M before the unit. */
function scaled(value, unit, locale) {
  const size = Math.abs(value);
  const [divisor, prefix] = size >= 9.995e6 ? [1e6, 'M'] : [1e3, 'k'];
  const shown = size / divisor;
  const decimals = shown >= 99.95 ? 0 : shown >= 9.995 ? 1 : 2;
  return { number: formatNumber(value / divisor, decimals, locale), unit: prefix + unit };
}

/** Power in W → {number, unit} in kW (MW from 10 MW on); null → the sign for unknown. */
export function formatPower(watts, locale) {
  return watts === null ? { number: UNKNOWN, unit: 'kW' } : scaled(watts, 'W', locale);
}

/** The same as one text with a non-breaking space. */
export function powerText(watts, locale) {
  const { number, unit } = formatPower(watts, locale);
  return watts === null ? number : `${number}\u00a0${unit}`;
}

/** A percentage 0-100 without decimals; null → the sign for unknown. */
export function formatPercent(value, locale) {
  return value === null ? UNKNOWN : formatNumber(value, 0, locale);
}

const DECIMALS = { V: 1, A: 2, Hz: 2, '°C': 1, '%': 1, var: 0, VA: 0, W: 0, s: 0 };

/** A point's value of any kind → {text, unit}; words translates booleans, codes and empty lists. */
export function formatPoint(point, locale, words) {
  const { value, unit } = point;
  if (value === null || value === undefined) {
    return { text: UNKNOWN, unit: '' };
  }
  if (typeof value === 'number') {
    if (unit === 'Wh') {
      const { number, unit: scaledUnit } = scaled(value, unit, locale);
      return { text: number, unit: scaledUnit };
    }
    const decimals = DECIMALS[unit] ?? (Number.isInteger(value) ? 0 : 3);
    return { text: formatNumber(value, decimals, locale), unit: unit ?? '' };
  }
  if (typeof value === 'boolean') {
    return { text: value ? words.yes : words.no, unit: '' };
  }
  if (Array.isArray(value)) {
    const parts = value.map((item) => (item?.code ? `${item.code} ${item.text ?? ''}`.trim() : String(item?.text ?? item)));
    return { text: parts.length ? parts.join(', ') : words.none, unit: '' };
  }
  return { text: String(value) || words.none, unit: '' };
}

/** A span in seconds in the largest fitting unit, as short as the locale allows. */
export function formatSpan(seconds, locale) {
  const whole = Math.max(0, Math.round(seconds));
  const [amount, unit] =
    whole < 60 ? [whole, 'second'] : whole < 3600 ? [Math.floor(whole / 60), 'minute']
      : whole < 172800 ? [Math.floor(whole / 3600), 'hour'] : [Math.floor(whole / 86400), 'day'];
  const key = `${locale}/${unit}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }));
  }
  return formats.get(key).format(amount);
}

/** What is left of a timer, as a clock that counts down. */
export function formatRemaining(seconds) {
  const two = (number) => String(number).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A time of day at the plant, with seconds. */
export function formatTime(millis, locale) {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: plantZone() }).format(millis);
}

/** A day and a time of day at the plant, from ISO 8601. */
export function moment(text, locale) {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: plantZone() }).format(new Date(text));
}
