// SPDX-License-Identifier: Apache-2.0
// The day's energy from its ten flows: what was made, used, bought and sold. Unknown stays unknown.
import { isUncertain, numberOf } from './figures.js';

const SOURCES = ['pv', 'battery', 'grid'];
const SINKS = ['household', 'charger', 'battery', 'grid'];

/**
 * Sums of the flows.
 *
 * @param flows figures in Wh by id (energy_pv_to_household …), as REST gives them; may be undefined
 * @param parts {pv, battery, car}: which parts the plant has; unknown flows of others count as 0
 * @returns {{produced, consumed, drawn, fedIn, charged, discharged, cars, sunWent, usedFrom, uncertain}}
 *     each a number of Wh or null; sunWent and usedFrom are lists of {name, value}, or null
 */
export function dayTotals(flows, parts) {
  const has = { pv: parts.pv, battery: parts.battery, charger: parts.car, household: true, grid: true };
  let uncertain = false;
  const flow = (from, to) => {
    if (from === to) {
      return 0;
    }
    const figure = flows?.[`energy_${from}_to_${to}`];
    uncertain ||= isUncertain(figure);
    return numberOf(figure) ?? (has[from] && has[to] ? null : 0);
  };
  const sum = (values) => (values.includes(null) ? null : values.reduce((total, value) => total + value, 0));
  const from = (source, sinks = SINKS) => sum(sinks.map((sink) => flow(source, sink)));
  const into = (sink, sources = SOURCES) => sum(sources.map((source) => flow(source, sink)));
  const list = (entries) => (entries.some(({ value }) => value === null) ? null : entries);
  return {
    produced: from('pv'),
    consumed: sum([into('household'), into('charger')]),
    drawn: from('grid'),
    fedIn: into('grid'),
    charged: into('battery'),
    discharged: from('battery'),
    cars: into('charger'),
    sunWent: list([
      { name: 'house', value: flow('pv', 'household') }, { name: 'car', value: flow('pv', 'charger') },
      { name: 'battery', value: flow('pv', 'battery') }, { name: 'grid', value: flow('pv', 'grid') }]),
    usedFrom: list(SOURCES.map((source) => ({ name: source, value: from(source, ['household', 'charger']) }))),
    uncertain,
  };
}
