// SPDX-License-Identifier: Apache-2.0
// The moment in one sentence: which message, and with which figures.
import { numberOf } from './figures.js';

/** Below this, exchange and production count as none. */
const NEGLIGIBLE_WATTS = 40;

/**
 * Chooses the headline.
 *
 * @returns {{key: string, watts: number, percent: number}} a message key under "story." and the
 *     figures that it may name
 */
export function story(now, parts) {
  const pv = parts.pv ? numberOf(now?.pv_power) : 0;
  const grid = numberOf(now?.grid_power);
  const load = numberOf(now?.consumption_power);
  const battery = parts.battery ? numberOf(now?.battery_power) : 0;
  if (now === null) {
    return { key: 'story.waiting' };
  }
  if (grid === null || pv === null || battery === null || load === null) {
    return { key: pv === null && grid === null ? 'story.unknown' : 'story.incomplete' };
  }
  const sunny = pv >= NEGLIGIBLE_WATTS;
  if (grid >= NEGLIGIBLE_WATTS) {
    return { key: sunny ? 'story.surplus' : 'story.exportDark', watts: grid };
  }
  if (grid > -NEGLIGIBLE_WATTS) {
    return { key: battery >= NEGLIGIBLE_WATTS ? (sunny ? 'story.sunAndBattery' : 'story.battery')
      : sunny ? 'story.balanced' : 'story.quiet' };
  }
  if (!sunny) {
    return { key: parts.pv ? 'story.dark' : 'story.gridOnly', watts: -grid };
  }
  const percent = load > 0 ? Math.max(0, Math.min(100, ((load + grid) / load) * 100)) : 0;
  return { key: 'story.shared', watts: -grid, percent };
}
