// SPDX-License-Identifier: Apache-2.0
// A vertical scale with round steps for values of any size.

/**
 * A scale that holds all values.
 *
 * @param values numbers; null and what is no number is passed over
 * @param zero whether zero is part of it, as for powers and energies
 * @param least the smallest span that is shown, so that noise doesn't fill the picture
 * @returns {{low, high, step, levels}} the levels from low to high, both included
 */
export function niceScale(values, { zero = true, least = 1, marks = 5 } = {}) {
  const known = values.filter(Number.isFinite);
  const first = zero || known.length === 0 ? 0 : known[0];
  let low = known.reduce((a, b) => Math.min(a, b), first);
  let high = known.reduce((a, b) => Math.max(a, b), first);
  high = Math.max(high, low + least);
  const step = roundStep((high - low) / marks);
  low = Math.floor(low / step + 1e-9) * step;
  high = Math.ceil(high / step - 1e-9) * step;
  const count = Math.max(1, Math.round((high - low) / step));
  return { low, high, step, levels: Array.from({ length: count + 1 }, (_, index) => clean(low + index * step)) };
}

/** The next of 1, 2, 2.5, 5 × 10ⁿ. */
export function roundStep(rough) {
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  return clean([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough * (1 - 1e-9)) * magnitude);
}

/** How many decimals the levels of a step need. */
export function decimalsOf(step) {
  const text = clean(step).toString();
  return text.includes('e-') ? Number(text.split('e-')[1]) : (text.split('.')[1] ?? '').length;
}

function clean(value) {
  return Number(value.toPrecision(12));
}
