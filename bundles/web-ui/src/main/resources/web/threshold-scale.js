// SPDX-License-Identifier: Apache-2.0
// Arithmetic of a logic's thresholds: what a variable can be, steps of the handles, what is not allowed.
import { niceScale } from './nice-scale.js';

/** The variables of logics, with the plant's point that each is, its unit, and the step of a handle. */
export const VARIABLES = {
  PV_POWER: { point: 'pv_power', unit: 'W', step: 50, maximum: 2000, minimum: 1000 },
  IN_FEED_POWER: { point: 'in_feed_power', unit: 'W', step: 50, maximum: 2000, minimum: 200 },
  GRID_POWER: { point: 'grid_power', unit: 'W', step: 50, maximum: 2000, minimum: 0 },
  BATTERY_SOC: { point: 'battery_soc', unit: '%', step: 1, maximum: 70, minimum: 50 },
  CHARGER_POWER: { point: 'charger_power', unit: 'W', step: 50, maximum: 3000, minimum: 1000 },
};

/** The picture's scale: all that was seen, both thresholds with room to drag, and for shares 0 to 100. */
export function thresholdScale(variable, values, maximum, minimum) {
  const { unit } = VARIABLES[variable];
  if (unit === '%') {
    return { low: 0, high: 100, levels: [0, 25, 50, 75, 100] };
  }
  return niceScale([...values, maximum * 1.25, minimum], { zero: true, least: 1000, marks: 4 });
}

/** A dragged value on the variable's steps and within the scale. */
export function snapped(variable, value, { low, high }) {
  const { step } = VARIABLES[variable];
  return Math.max(low, Math.min(high, Math.round(value / step) * step));
}

/** A handle moved by a key: {ArrowUp, ArrowDown, PageUp, PageDown, Home, End}; null for other keys. */
export function stepped(variable, value, key, scale) {
  const { step } = VARIABLES[variable];
  const by = { ArrowUp: step, ArrowRight: step, ArrowDown: -step, ArrowLeft: -step, PageUp: 10 * step, PageDown: -10 * step }[key];
  if (by !== undefined) {
    return Math.max(scale.low, Math.min(scale.high, value + by));
  }
  return { Home: scale.low, End: scale.high }[key] ?? null;
}

/** The message that says what is wrong with a pair of thresholds, or null. */
export function thresholdFault(variable, maximum, minimum) {
  if (!Number.isFinite(maximum) || !Number.isFinite(minimum)) {
    return 'logic.fault.number';
  }
  if (minimum >= maximum) {
    return 'logic.fault.order';
  }
  return VARIABLES[variable].unit === '%' && (minimum < 0 || maximum > 100) ? 'logic.fault.share' : null;
}

/** Whether the load itself may take away the surplus that it was closed for. */
export function takesItsOwnSurplus(variable, maximum, minimum, load) {
  return ['GRID_POWER', 'IN_FEED_POWER'].includes(variable) && load > 0 && maximum - minimum < load;
}
