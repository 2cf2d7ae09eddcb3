// SPDX-License-Identifier: Apache-2.0
// The ten flows of the plant, summed. Wh ≥ 0; null is unknown and makes every sum that needs it null.

export const SOURCES = ['pv', 'battery', 'grid'];
export const SINKS = ['household', 'charger', 'battery', 'grid'];

/** The ten: grid to grid and battery to battery don't exist. */
export const FLOWS = SOURCES.flatMap((from) =>
  SINKS.filter((to) => to !== from).map((to) => ({ from, to, id: `energy_${from}_to_${to}` })));

/** The points of all flows. */
export const FLOW_POINTS = FLOWS.map(({ id }) => id);

function sum(values) {
  return values.some((value) => value === null || value === undefined) ? null : values.reduce((a, b) => a + b, 0);
}

/** What flowed in one step, from {point: Wh}: by source, by sink, and whether all of it is known. */
export function stepSums(flows) {
  const of = (chosen) => sum(FLOWS.filter(chosen).map(({ id }) => flows[id]));
  return {
    sources: Object.fromEntries(SOURCES.map((from) => [from, of((flow) => flow.from === from)])),
    sinks: Object.fromEntries(SINKS.map((to) => [to, of((flow) => flow.to === to)])),
  };
}

/**
 * The totals of a span from the totals of its flows: energies in Wh, shares in %. Self-consumption is
 * what of the production was not fed in, autarky what of the consumption was not drawn.
 */
export function spanTotals(flows) {
  const { sources, sinks } = stepSums(flows);
  const consumption = sum([sinks.household, sinks.charger]);
  return {
    production: sources.pv,
    consumption,
    household: sinks.household,
    charger: sinks.charger,
    drawn: sources.grid,
    fedIn: sinks.grid,
    charged: sinks.battery,
    discharged: sources.battery,
    selfConsumption: share(sources.pv, sinks.grid),
    autarky: share(consumption, sources.grid),
  };
}

/** 100 % less a part of a whole; null without a whole. */
function share(whole, part) {
  return whole === null || part === null || whole <= 0 ? null : Math.min(100, Math.max(0, 100 * (1 - part / whole)));
}

/**
 * Rows of a history answer by step: for each beginning of a step {at, flows: {point: Wh}, complete}.
 * A step without a row is unknown.
 */
export function flowsByStep(series, starts) {
  const byPoint = new Map(series.map(({ point, rows }) => [
    point, new Map(rows.map((row) => [Date.parse(row.at), row]))]));
  return starts.map((at) => {
    const rows = FLOW_POINTS.map((point) => byPoint.get(point)?.get(at));
    return {
      at,
      flows: Object.fromEntries(FLOW_POINTS.map((point, index) => [point, rows[index]?.energy ?? null])),
      complete: rows.every((row) => row?.complete === true),
    };
  });
}

/**
 * The totals of the flows over all steps that are known, and whether steps that are over are missing.
 * Null where no step is known: an unknown day is not an empty one.
 */
export function totalFlows(steps, now) {
  const known = (id) => steps.map(({ flows }) => flows[id]).filter((value) => value !== null);
  return {
    flows: Object.fromEntries(FLOW_POINTS.map((id) => [id, known(id).length ? sum(known(id)) : null])),
    complete: steps.filter(({ at }) => at <= now).every((step) => step.complete),
  };
}
