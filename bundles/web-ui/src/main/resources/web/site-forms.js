// SPDX-License-Identifier: Apache-2.0
// From what a form was given to what the gateway takes, for lines and devices.

/** What a secret looks like that is kept; sent back it changes nothing. */
export const HIDDEN = '********';

/** The fields that a line of a transport has, those of every day first. */
export const LINE_FIELDS = {
  serial: ['serialPort', 'baudRate', 'parity', 'stopBits'],
  'modbus-tcp': ['host', 'port'],
  'modbus-tcp-crc': ['host', 'port'],
  'rtu-over-tcp': ['host', 'port'],
  'solarman-v5': ['host', 'port', 'loggerSerial'],
  auto: ['host', 'port'],
  can: ['interface'],
};
export const TIMINGS = ['timeoutMillis', 'gapMillis', 'retries'];
const WHOLE = new Set(['port', 'baudRate', 'stopBits', 'loggerSerial', 'unit', 'pollMillis', ...TIMINGS]);

/**
 * The value of a text of a form.
 *
 * @param type BOOLEAN, INTEGER, DECIMAL, TEXT or CHOICE
 * @returns null for an empty text: it is unset
 */
export function typed(type, text) {
  if (text === '' || text === undefined || text === null) {
    return null;
  }
  switch (type) {
    case 'BOOLEAN': return text === true || text === 'true';
    case 'INTEGER': case 'DECIMAL': return Number(text);
    default: return text;
  }
}

/** The keys that a form names, with their values; null where a field was left empty. */
export function keysOf(given, names) {
  return Object.fromEntries(names.map((name) => [name, typed(WHOLE.has(name) ? 'INTEGER' : 'TEXT', given[name])]));
}

/** The settings of a family by its schema; a secret that was not touched is left out. */
export function settingsOf(given, schema) {
  return Object.fromEntries(schema
    .filter(({ key, secret }) => !(secret && given[key] === ''))
    .map(({ key, type }) => [key, typed(type, given[key])]));
}

/** Without what is null: a new thing names only what it has. */
export function named(keys) {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== null));
}

/** An id of small letters, digits and hyphens that is not taken, from a name. */
export function idOf(name, taken) {
  const base = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 50) || 'device';
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) {
    id = `${base}-${number}`;
  }
  return id;
}

/** How far a scan is, 0-100. */
export function progressOf({ state, asked, toAsk }) {
  return state === 'RUNNING' ? Math.min(99, toAsk > 0 ? Math.floor((100 * asked) / toAsk) : 0) : 100;
}
