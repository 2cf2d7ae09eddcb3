// SPDX-License-Identifier: Apache-2.0
// The picture of the gateway and what each piece of news changes in it. Nothing is changed in place: each
// function takes the picture and gives the members that are new.
import { withHole, withSample } from './power-history.js';

export const EMPTY = Object.freeze({
  /** CONNECTING until the first answer, then LIVE or LOST */
  connection: 'CONNECTING',
  /** when the gateway was last heard, in this browser's milliseconds; null before the first time */
  heardAt: null,
  health: null,
  plant: null,
  now: null,
  /** what a person should know of the plant, as {code, text} in the page's language */
  hints: [],
  /** lists are null until they are known: none is not the same as not known */
  devices: null,
  points: {},
  lines: null,
  packs: null,
  chargePoints: null,
  outputs: null,
  logics: null,
  storages: null,
  /** {today, lastInterval}: which energy went where, in Wh; null until it is known */
  energy: null,
  /** the alarms that are not over yet, newest first */
  alarms: null,
  samples: [],
});

/** Where the things stand that the controller decides on, by the kind that the stream names. */
export const DECIDED = { 'charge-point': 'chargePoints', output: 'outputs', logic: 'logics', storage: 'storages' };
const LISTS = { device: 'devices', line: 'lines', ...DECIDED };

/** The moment, as the plant's figures tell it. */
export function withNow({ samples }, now, at) {
  return { now, samples: withSample(samples, now, at) };
}

/** From here on nothing is heard. */
export function withLoss({ samples, heardAt }, at) {
  return { connection: 'LOST', heardAt: heardAt ?? Date.now(), samples: withHole(samples, at) };
}

/** An alarm that began, was seen by somebody or is over. */
export function withAlarm({ alarms }, alarm) {
  const others = (alarms ?? []).filter(({ id }) => id !== alarm.id);
  return { alarms: alarm.until ? others : [alarm, ...others].sort((a, b) => (a.since < b.since ? 1 : -1)) };
}

/** How many alarms nobody has seen yet. */
export function waitingAlarms({ alarms }) {
  return (alarms ?? []).filter(({ acknowledgedAt }) => !acknowledgedAt).length;
}

/** A device's state, and its points where they are told too; of a device that isn't known nothing is kept. */
export function withDevice({ devices, points }, { id, state, reason, detail, points: told }) {
  return {
    devices: devices?.map((device) => (device.id === id ? { ...device, state, reason, detail: detail ?? null } : device)) ?? null,
    points: told ? { ...points, [id]: told } : points,
  };
}

/** A line as it stands; before the lines are known, one alone would be taken for all. */
export function withLine({ lines }, line) {
  return lines === null ? {} : { lines: replaced(lines, line, (old) => ({ ...old, ...line })) };
}

/** Something that the controller decides on; what is new stands in the order of ids. */
export function withDecided(state, kind, told, at) {
  const list = DECIDED[kind];
  const known = state[list] ?? [];
  const items = replaced(known, timed(told, at));
  return { [list]: items.length > known.length ? items.sort((a, b) => (a.id < b.id ? -1 : 1)) : items };
}

/** Something that is no more. */
export function without(state, kind, id) {
  const list = LISTS[kind];
  return { [list]: state[list]?.filter((item) => item.id !== id) ?? null };
}

/** With the moment at which its timer is over, on the gateway's clock: the page counts down to it. */
export function timed(item, at) {
  const seconds = item.remainingSeconds ?? item.status?.remainingSeconds ?? null;
  return { ...item, until: seconds === null ? null : at + seconds * 1000 };
}

function replaced(items, item, change = () => item) {
  return items.some(({ id }) => id === item.id)
    ? items.map((other) => (other.id === item.id ? change(other) : other)) : [...items, item];
}
