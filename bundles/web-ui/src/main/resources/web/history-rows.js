// SPDX-License-Identifier: Apache-2.0
// Measured series of a history answer on one common time line, for a chart and its table.

/**
 * Joins series on one time line: {times: seconds[], values: [(number|null)[] per series]}. Where one
 * series has no row at a time of another, it is null there: a gap stays a gap.
 */
export function aligned(series) {
  const times = [...new Set(series.flatMap(({ rows }) => rows.map((row) => Date.parse(row.at))))].sort((a, b) => a - b);
  const place = new Map(times.map((at, index) => [at, index]));
  const values = series.map(({ rows }) => {
    const column = new Array(times.length).fill(null);
    for (const row of rows) {
      column[place.get(Date.parse(row.at))] = valueOf(row);
    }
    return column;
  });
  return { times: times.map((at) => at / 1000), values };
}

/** What a row says: its average, or its energy, or null. */
export function valueOf(row) {
  return row?.average ?? row?.energy ?? row?.value ?? null;
}

/** The longest distance between neighbouring times that still is one step: beyond it lies a gap. */
export function longestStep(times) {
  const distances = times.slice(1).map((time, index) => time - times[index]).sort((a, b) => a - b);
  return distances.length ? 3 * distances[Math.floor(distances.length / 2)] : Infinity;
}

/** The same, with a null between neighbours that lie too far apart. */
export function withGaps({ times, values }) {
  const limit = longestStep(times);
  const holes = times.flatMap((time, index) => (index > 0 && time - times[index - 1] > limit ? [index] : []));
  if (holes.length === 0) {
    return { times, values };
  }
  const filled = (column, filler) => column.flatMap((item, index) => (holes.includes(index) ? [filler(index), item] : [item]));
  return {
    times: filled(times, (index) => (times[index - 1] + times[index]) / 2),
    values: values.map((column) => filled(column, () => null)),
  };
}

/** Every so many-th row, so that a table stays readable: at most `most` rows, always the first. */
export function thinned(indexes, most) {
  const every = Math.max(1, Math.ceil(indexes.length / most));
  return indexes.filter((_, index) => index % every === 0);
}
