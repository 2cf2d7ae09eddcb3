// SPDX-License-Identifier: Apache-2.0
// The nine plant configurations and what is wired to which terminal of the gateway (plant-configurations).

/**
 * maker     HYBRID, RETROFIT, STRING: of that kind; OTHER: PV of another maker; NONE: no PV
 * exchange  INVERTER: measured by the inverter; SENSOR: by the gateway's CT; METER: by a DTSU666
 * leading   the family of which it needs at least one inverter
 * tables    the wiring tables that it shows
 */
export const LAYOUTS = {
  1: { phases: 1, maker: 'HYBRID', exchange: 'INVERTER', leading: 'hyd', tables: ['hyd1', 'hyd1hp'] },
  2: { phases: 1, maker: 'RETROFIT', exchange: 'INVERTER', leading: 'sp3000', tables: ['sp3000'] },
  3: { phases: 3, maker: 'HYBRID', exchange: 'INVERTER', leading: 'hyd', tables: ['hyd3'] },
  4: { phases: 1, maker: 'STRING', exchange: 'SENSOR', leading: 'string', tables: ['string1', 'string1v3', 'exchange'] },
  5: { phases: 3, maker: 'STRING', exchange: 'METER', leading: 'string', tables: ['string3', 'meter'] },
  6: { phases: 1, maker: 'OTHER', exchange: 'SENSOR', leading: null, tables: ['exchange', 'production'] },
  7: { phases: 3, maker: 'OTHER', exchange: 'METER', leading: null, tables: ['meter', 'production'] },
  8: { phases: 1, maker: 'NONE', exchange: 'SENSOR', leading: null, tables: ['exchange'] },
  9: { phases: 3, maker: 'NONE', exchange: 'METER', leading: null, tables: ['meter'] },
};

/** The configurations of a system, in their order. */
export function numbersOf(phases) {
  return Object.keys(LAYOUTS).map(Number).filter((number) => LAYOUTS[number].phases === phases);
}

/** Families of inverters. */
export const INVERTERS = ['hyd', 'sp3000', 'string'];

/** The inverters that may stand in a configuration; the leading family first. */
export function invertersOf(number) {
  const { leading } = LAYOUTS[number] ?? {};
  if (!leading) {
    return [];
  }
  return leading === 'string' ? ['string'] : [leading, ...INVERTERS.filter((family) => family !== leading)];
}

/** The most that stand on the RS-485 line, and in the cascade of charge points. */
export const MOST_INVERTERS = 8;
export const MOST_CHARGE_POINTS = 8;
export const METER_ADDRESS = 32;

const RS485 = { red: 9, black: 10 };

/**
 * The wires of each table: the device's side is a message (commissioning.wire.TABLE.COLOUR), the
 * other the gateway's terminal.
 */
export const TABLES = {
  hyd1: RS485,
  hyd1hp: RS485,
  sp3000: RS485,
  hyd3: RS485,
  string1: RS485,
  string1v3: RS485,
  string3: RS485,
  meter: RS485,
  chargePoint: { blue: 7, whiteblue: 8 },
  exchange: { red: 24, black: 23 },
  production: { red: 22, black: 21 },
};

/** The wires to the meter itself: phase → its voltage terminal and those of its CT. */
export const METER_TERMINALS = [
  { phase: 'R', voltage: 2, red: 1, black: 3 },
  { phase: 'S', voltage: 5, red: 4, black: 6 },
  { phase: 'T', voltage: 8, red: 7, black: 9 },
  { phase: 'N', voltage: 10 },
];

/**
 * The terminals of the gateway that are in use, with the colour of the wire.
 *
 * @param number the configuration
 * @param options {production}: a sensor is at 21-22; {chargePoints}: CAN is in use
 * @returns {Map<number, string>}
 */
export function usedPins(number, { production = false, chargePoints = false } = {}) {
  const tables = (LAYOUTS[number]?.tables ?? []).filter((table) => table !== 'production' || production || number === 6);
  const used = new Map();
  for (const table of [...tables, ...(chargePoints ? ['chargePoint'] : [])]) {
    for (const [colour, pin] of Object.entries(TABLES[table])) {
      used.set(pin, colour);
    }
  }
  return used;
}
