// SPDX-License-Identifier: Apache-2.0
// The last ten minutes as the gateway remembers them, for a chart that is full as soon as the page is open.
import { LINES, sampleOf, SPAN_MS } from './power-history.js';
import { ask } from './requests.js';

/** The gateway writes down what it has seen every ten seconds: what is younger may still be missing. */
const NOT_YET_WRITTEN_MS = 15_000;

/**
 * The samples of the ten minutes until a moment, oldest first; none when they can't be had, whatever the
 * reason: a chart that fills by itself is no matter to alarm anybody.
 */
export async function pastSamples(now) {
  const points = Object.values(LINES);
  let answer = await asked(points, now);
  if (answer.code === 'UNKNOWN_POINT') {
    // a plant without sun has no history of it, and that of the others is had without its name
    const known = (await ask('GET', '/history/points')).form?.points ?? [];
    const there = points.filter((point) => known.some((one) => one.device === 'plant' && one.point === point));
    answer = there.length ? await asked(there, now) : {};
  }
  return typeof answer.form === 'string' ? samplesOf(answer.form, now) : [];
}

/** As a table it is a third of its size. */
function asked(points, now) {
  const second = Math.floor(now / 1000) * 1000;
  const moment = (at) => encodeURIComponent(new Date(at).toISOString());
  return ask('GET', `/history?device=plant&point=${points.join(',')}&from=${moment(second - SPAN_MS)}&to=${moment(second)}&step=raw&format=csv`);
}

/**
 * The samples of a history's table: a second a row, empty where a figure was unknown.
 *
 * @param table CSV with the columns `at` and `POINT_average`
 * @param now the gateway's time in milliseconds
 */
export function samplesOf(table, now) {
  const [head, ...rows] = table.trim().split(/\r?\n/).map((line) => line.split(','));
  const samples = rows.map((cells) => sampleOf(Date.parse(cells[head.indexOf('at')]), (point) => {
    const cell = cells[head.indexOf(`${point}_average`)] ?? '';
    return cell === '' ? null : Number(cell);
  }));
  const last = samples.findLastIndex((sample) => Object.keys(LINES).some((line) => sample[line] !== null));
  return last < 0 ? [] : samples.filter(({ at }, index) => index <= last || at < now - NOT_YET_WRITTEN_MS);
}
