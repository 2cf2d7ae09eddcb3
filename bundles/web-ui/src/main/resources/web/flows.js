// SPDX-License-Identifier: Apache-2.0
// Who feeds whom, from the measured powers. Watts are ≥ 0 in the direction of the flow; null is unknown.
import { numberOf } from './figures.js';

/** Which parts the plant has: the picture shows no battery, car or sun that isn't there. */
export function plantParts(now, devices) {
  const configuration = now?.configuration ?? null;
  const soc = now?.battery_soc;
  return {
    // configurations 8 and 9 are plants without production
    pv: configuration !== 8 && configuration !== 9,
    battery: soc !== undefined && soc.reason !== 'NOT_PRESENT',
    car: devices.some((device) => device.family === 'wallbox') || numberOf(now?.charger_power) > 0,
  };
}

/**
 * The flows of the moment, as a list of {from, to, watts}. Signs of the figures: grid export +,
 * battery discharge +. The sun serves the house first, then the battery, then the grid.
 */
export function energyFlows(now, parts) {
  const powers = {
    pv: parts.pv ? numberOf(now?.pv_power) : 0,
    grid: numberOf(now?.grid_power),
    battery: parts.battery ? numberOf(now?.battery_power) : 0,
    load: numberOf(now?.consumption_power),
  };
  const flows = parts.battery ? withBattery(powers) : withoutBattery(powers);
  if (parts.car) {
    flows.push({ from: 'house', to: 'car', watts: numberOf(now?.charger_power) });
  }
  return flows.filter((flow) => (parts.pv || flow.from !== 'pv'));
}

/** Without storage each flow follows from the two measured figures; one unknown spoils only its own. */
function withoutBattery({ pv, grid }) {
  const exported = grid === null ? null : Math.max(0, grid);
  const known = pv !== null && exported !== null;
  return [
    { from: 'pv', to: 'house', watts: known ? Math.max(0, pv - exported) : null },
    { from: 'pv', to: 'grid', watts: exported },
    { from: 'grid', to: 'house', watts: grid === null ? null : Math.max(0, -grid) },
  ];
}

function withBattery({ pv, grid, battery, load }) {
  const flow = (from, to, watts) => ({ from, to, watts });
  if ([pv, grid, battery, load].includes(null)) {
    return [flow('pv', 'house', null), flow('grid', 'house', null), flow('battery', 'house', null)];
  }
  const charging = Math.max(0, -battery);
  const discharging = Math.max(0, battery);
  const pvToHouse = Math.min(pv, load);
  const pvToBattery = Math.min(pv - pvToHouse, charging);
  const batteryToHouse = Math.min(discharging, load - pvToHouse);
  return [
    flow('pv', 'house', pvToHouse),
    flow('pv', 'battery', pvToBattery),
    flow('pv', 'grid', Math.min(pv - pvToHouse - pvToBattery, Math.max(0, grid))),
    flow('battery', 'house', batteryToHouse),
    flow('battery', 'grid', Math.min(discharging - batteryToHouse, Math.max(0, grid))),
    flow('grid', 'house', Math.min(load - pvToHouse - batteryToHouse, Math.max(0, -grid))),
    flow('grid', 'battery', Math.min(charging - pvToBattery, Math.max(0, -grid))),
  ];
}

/** Below this a flow is noise of the meter and stands still. */
export const STILL_WATTS = 15;

/** How fast a flow moves, in dots a second: grows with the power, and quickly at first. */
export function flowSpeed(watts, referenceWatts) {
  if (watts === null || watts < STILL_WATTS) {
    return 0;
  }
  return 0.6 + 3.4 * Math.sqrt(Math.min(1, watts / referenceWatts));
}

/** How thick a flow is drawn, in pixels. */
export function flowWidth(watts, referenceWatts) {
  return watts === null ? 2 : 2 + 6 * Math.sqrt(Math.min(1, watts / referenceWatts));
}

/** The shares of a node's inflow by source, as a list of {from, share} that sums up to 1, or []. */
export function shares(flows, node) {
  const inflow = flows.filter((flow) => flow.to === node && flow.watts >= STILL_WATTS);
  const total = inflow.reduce((sum, flow) => sum + flow.watts, 0);
  return inflow.map((flow) => ({ from: flow.from, share: flow.watts / total }));
}
