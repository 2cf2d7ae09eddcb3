// SPDX-License-Identifier: Apache-2.0
// What the history page asks the gateway for, and the addresses of the same as CSV.
import { boundsOf, dateText, ENERGY_STEPS, isoOf } from './calendar.js';
import { FLOW_POINTS } from './energy-sums.js';
import { valueOf } from './history-rows.js';
import { ask } from './requests.js';

/** The powers of the plant that can be shown as curves, in the order of the legend. */
export const POWERS = ['pv_power', 'consumption_power', 'household_power', 'charger_power', 'grid_power', 'battery_power', 'battery_soc'];

/** The step of a span's curves, as fine as a chart can show: of a day 288 points, four pixels apart on a wide one. */
export const POWER_STEPS = { day: 'PT5M', week: 'PT15M', month: 'PT1H', year: 'P1D' };

/** What the gateway keeps for years; what is finer it forgets after some months. */
const KEPT_STEP = 'PT15M';

/** The path of a question: points of a device over a span, or over a part of it, in steps. */
export function historyPath({ device, points, span, first, zone, part, step, format }) {
  const { from, to } = part ?? boundsOf(span, first, zone);
  const query = new URLSearchParams({ device, point: points.join(','), from: isoOf(from), to: isoOf(to), step });
  if (format) {
    query.set('format', format);
  }
  return `/history?${query}`;
}

/**
 * What a span asks of the plant, for its bars or its curves.
 *
 * @param known what has a history: [{device, point}]; what never had a value would be refused
 */
export function plantQuestion(what, known, span, first, zone) {
  const there = new Set(known.filter(({ device }) => device === 'plant').map(({ point }) => point));
  const points = (what === 'energy' ? FLOW_POINTS : POWERS).filter((point) => there.has(point));
  return { device: 'plant', points, span, first, zone, step: (what === 'energy' ? ENERGY_STEPS : POWER_STEPS)[span] };
}

/** Asks; gives {series} or {refusal}. What asks for nothing gets nothing. */
export async function load(question) {
  if (question.points.length === 0) {
    return { series: [] };
  }
  const { form, refusal } = await ask('GET', historyPath(question));
  return form ? { series: form.series ?? [] } : { refusal };
}

/**
 * Asks for curves; gives {series, step} or {refusal}. A day of which the gateway has forgotten the minutes is
 * asked for in quarters of an hour.
 */
export async function loadCurves(question) {
  const answer = await load(question);
  if (answer.refusal || question.span !== 'day' || answer.series.some(({ rows }) => rows.some((row) => valueOf(row) !== null))) {
    return { ...answer, step: question.step };
  }
  const kept = await load({ ...question, step: KEPT_STEP });
  return { ...kept, step: KEPT_STEP };
}

/** Where the same is had as CSV, and the file's name. */
export function csvOf(question) {
  return {
    href: `/api/v1${historyPath({ ...question, format: 'csv' })}`,
    name: `meriggio-${question.device}-${question.span}-${dateText(question.first)}.csv`,
  };
}
