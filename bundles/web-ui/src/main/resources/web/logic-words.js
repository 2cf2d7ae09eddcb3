// SPDX-License-Identifier: Apache-2.0
// A logic in words.
import { locale, t } from './i18n.js';
import { formatNumber } from './units.js';

/** What a logic does, as a sentence. */
export function logicWords(logic) {
  if (logic.kind === 'SG_READY') {
    return t('logic.pair', { first: logic.firstOutput, second: logic.secondOutput });
  }
  const unit = logic.variable === 'BATTERY_SOC' ? '%' : 'W';
  const figure = (value) => `${formatNumber(value, Number.isInteger(value) ? 0 : 1, locale())}\u00a0${unit}`;
  return t(logic.invert ? 'logic.inverted' : 'logic.rule', {
    output: logic.output, variable: t(`variable.${logic.variable}`),
    maximum: figure(logic.maximum), minimum: figure(logic.minimum),
  });
}
