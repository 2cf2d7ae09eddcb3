// SPDX-License-Identifier: Apache-2.0
// Pictures of a daily window over 24 hours and of a yearly interval over 12 months.
import { html, svg } from 'lit';
import { dayParts, MONTH_STARTS, yearParts } from './daily-window.js';
import { locale, t } from './i18n.js';

/** Twenty-four hours, with what is covered filled. */
export function dayPicture(from, to) {
  return picture(dayParts(from, to), 1440, [0, 6, 12, 18, 24].map((hour) => [hour * 60, String(hour)]),
    t('window.day', { from, to }));
}

/** Twelve months, with what is covered filled. */
export function yearPicture(from, to) {
  const initial = new Intl.DateTimeFormat(locale(), { month: 'narrow', timeZone: 'UTC' });
  const names = MONTH_STARTS.slice(0, 12).map((start, month) => [start + 15, initial.format(Date.UTC(2024, month, 15))]);
  return picture(yearParts(from, to), 366, names, t('window.year', { from: dayAndMonth(from), to: dayAndMonth(to) }));
}

/** MM-dd as people say it. */
export function dayAndMonth(text) {
  const [month, day] = text.split('-').map(Number);
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, day));
}

function picture(parts, whole, marks, label) {
  const percent = (value) => `${((value / whole) * 100).toFixed(2)}%`;
  return html`
    <svg class="window-picture" width="100%" height="34" role="img" aria-label=${label}>
      <rect class="track" y="4" width="100%" height="10" rx="5"/>
      ${parts.map(([from, to]) => svg`<rect class="covered" x=${percent(from)} y="4" width=${percent(to - from)} height="10" rx="3"/>`)}
      ${marks.map(([at, text], index) => svg`<text class=${index === 0 && at === 0 ? 'first' : at === whole ? 'last' : ''} x=${percent(at)} y="30">${text}</text>`)}
    </svg>`;
}
