// SPDX-License-Identifier: Apache-2.0
// Names of points for people. The ids are the vocabulary's; numbered ones share a message.
import { hasMessage, t } from './i18n.js';

/** The name of a point id; an id without a message shows itself in words. */
export function pointName(id) {
  if (hasMessage(`point.${id}`)) {
    return t(`point.${id}`);
  }
  const numbered = id.match(/^(pv|battery)(\d+)_(.+)$/);
  if (numbered && hasMessage(`point.${numbered[1]}N_${numbered[3]}`)) {
    return t(`point.${numbered[1]}N_${numbered[3]}`, { n: numbered[2] });
  }
  const phase = id.match(/^(.+)_l([123])$/);
  if (phase && hasMessage(`point.${phase[1]}_lN`)) {
    return t(`point.${phase[1]}_lN`, { n: phase[2] });
  }
  const words = id.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
