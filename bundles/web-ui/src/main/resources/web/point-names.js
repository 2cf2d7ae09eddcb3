// SPDX-License-Identifier: Apache-2.0
// Names of points for people. The ids are the vocabulary's; numbered ones share a message.
import { hasMessage, t } from './i18n.js';

/** The message that names a point, as [key, values], or null: the vocabulary doesn't know the id. */
function message(id) {
  const numbered = id.match(/^(pv|battery)(\d+)_(.+)$/);
  const phase = id.match(/^(.+)_l([123])$/);
  const candidates = [
    [`point.${id}`, {}],
    numbered && [`point.${numbered[1]}N_${numbered[3]}`, { n: numbered[2] }],
    phase && [`point.${phase[1]}_lN`, { n: phase[2] }],
  ];
  return candidates.find((candidate) => candidate && hasMessage(candidate[0])) ?? null;
}

/** Whether a point is one of the vocabulary, and not a register of the device alone. */
export function isWellKnown(id) {
  return message(id) !== null;
}

/** The name of a point; an id that the vocabulary doesn't know shows itself in words. */
export function pointName(id) {
  const found = message(id);
  if (found) {
    return t(...found);
  }
  const words = id.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
