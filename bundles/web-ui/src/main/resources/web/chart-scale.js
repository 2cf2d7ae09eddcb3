// SPDX-License-Identifier: Apache-2.0
// Axis arithmetic of the power chart.

const STEPS = [100, 200, 250, 500, 1000, 2000, 2500, 5000];

/**
 * A vertical scale with round steps that holds all values and zero.
 *
 * @returns {{low, high, step}} watts
 */
export function powerScale(values) {
  const high = Math.max(500, ...values);
  const low = Math.min(0, ...values);
  const rough = (high - low) / 5;
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(rough / 100)));
  const step = STEPS.map((s) => s * magnitude).find((s) => s >= rough) ?? 10000 * magnitude;
  return { low: Math.floor(low / step) * step, high: Math.ceil(high / step) * step, step };
}

/** The runs of samples in which a series is known, as lists of [x, y]; a hole stays a hole. */
export function knownRuns(samples, series, x, y, longestGapMs) {
  const runs = [];
  let run = [];
  let previous = null;
  for (const sample of samples) {
    const torn = previous !== null && sample.at - previous > longestGapMs;
    if ((sample[series] === null || torn) && run.length) {
      runs.push(run);
      run = [];
    }
    if (sample[series] !== null) {
      run.push([x(sample.at), y(sample[series])]);
    }
    previous = sample.at;
  }
  return run.length ? [...runs, run] : runs;
}

/** A run as an SVG path. */
export function linePath(run) {
  return 'M' + run.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
}
