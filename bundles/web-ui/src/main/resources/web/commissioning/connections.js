// SPDX-License-Identifier: Apache-2.0
// How the gateway reaches devices: ways that a person knows, and the line's keys that follow.

/** Each way: the fields that it asks for, and the keys of the line. */
export const WAYS = {
  rs485: { fields: ['serialPort'], keys: ({ serialPort }) => ({ transport: 'serial', serialPort }) },
  ethernetStick: { fields: ['host'], keys: ({ host }) => ({ transport: 'auto', host, port: 8899 }) },
  wifiStick: { fields: ['host', 'loggerSerial'], keys: ({ host, loggerSerial }) => ({ transport: 'solarman-v5', host, port: 8899, ...(loggerSerial ? { loggerSerial: Number(loggerSerial) } : {}) }) },
  hubInverters: { fields: ['host'], keys: ({ host }) => ({ transport: 'modbus-tcp', host, port: 55400 }) },
  hubMeters: { fields: ['host'], keys: ({ host }) => ({ transport: 'modbus-tcp', host, port: 55401 }) },
  hubChargePoints: { fields: ['host'], keys: ({ host }) => ({ transport: 'modbus-tcp', host, port: 55402 }) },
  modbusTcp: { fields: ['host', 'port'], keys: ({ host, port }) => ({ transport: 'modbus-tcp', host, port: Number(port) || 502 }) },
  can: { fields: ['interface'], keys: (given) => ({ transport: 'can', interface: given.interface || 'can0' }) },
};

/** The ways to each kind of device. */
export const WAYS_TO = {
  inverter: ['rs485', 'ethernetStick', 'wifiStick', 'hubInverters', 'modbusTcp'],
  meter: ['rs485', 'hubMeters', 'modbusTcp'],
  chargePoint: ['can', 'hubChargePoints', 'rs485'],
  module: ['rs485', 'modbusTcp'],
};

const PROPOSED = { serialPort: '/dev/ttyUSB0', interface: 'can0', port: '502' };

/** What a field proposes. */
export function proposed(field) {
  return PROPOSED[field] ?? '';
}

/** An id that no other has, made of a word. */
export function freeId(word, taken) {
  const base = word.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40) || 'line';
  for (let i = 1; ; i++) {
    const id = i === 1 ? base : `${base}-${i}`;
    if (!taken.includes(id)) {
      return id;
    }
  }
}

/** A device's id: counted, so that it never has to be asked for. */
export function freeNumbered(word, taken) {
  for (let i = 1; ; i++) {
    if (!taken.includes(`${word}-${i}`)) {
      return `${word}-${i}`;
    }
  }
}

/** The line with these keys that is there already, or a new one; gives {lines, id}. */
export function withLine(lines, keys, word) {
  const same = lines.find(({ id, ...own }) => Object.entries(keys).every(([key, value]) => String(own[key]) === String(value)));
  if (same) {
    return { lines, id: same.id };
  }
  const id = freeId(word, lines.map((line) => line.id));
  return { lines: [...lines, { id, ...keys }], id };
}

/**
 * Where a new device most likely is: on the line of the last one of its kind, else on one that is reached in the first
 * way to its kind; undefined where none is there.
 */
export function likelyLine(lines, own, ways) {
  const last = lines.find(({ id }) => id === own.at(-1)?.line);
  const keysOf = WAYS[ways[0]].keys;
  return (last ?? lines.find((line) => Object.entries(keysOf(line)).every(([key, value]) => String(line[key]) === String(value))))?.id;
}

/** Where a line leads, in a few words. */
export function lineWords({ transport, host, port, serialPort, ...rest }) {
  return [transport, serialPort ?? rest.interface ?? (port ? `${host}:${port}` : host)].filter(Boolean).join(' · ');
}

/** The word from which a new line gets its id. */
export function lineWord(keys) {
  return keys.loggerSerial ? `stick-${keys.loggerSerial}` : keys.serialPort ?? keys.interface ?? `${keys.host}-${keys.port}`;
}
