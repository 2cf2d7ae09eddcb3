// SPDX-License-Identifier: Apache-2.0
// A figure is {value, unit, quality, reason, at} as REST gives it. Unknown is unknown: never 0.
import { hasMessage, t } from './i18n.js';

/** The number of a figure, or null while it is unknown. */
export function numberOf(figure) {
  return isKnown(figure) && typeof figure.value === 'number' ? figure.value : null;
}

/** Whether the figure has a value that can be shown as the present one. */
export function isKnown(figure) {
  return figure?.value !== null && figure?.value !== undefined && figure.quality !== 'BAD';
}

/** Whether the figure has a value that should be taken with care. */
export function isUncertain(figure) {
  return isKnown(figure) && figure.quality === 'UNCERTAIN';
}

/** GOOD, UNCERTAIN or BAD; a figure that isn't there is BAD. */
export function qualityOf(figure) {
  return isKnown(figure) ? (figure.quality ?? 'GOOD') : 'BAD';
}

/** The sentence of a device's or line's reason word, or an empty text where there is nothing to explain. */
export function reasonSentence(reason) {
  if (!reason || reason === 'NONE') {
    return '';
  }
  const exception = reason.match(/^MODBUS_(\d+)$/);
  if (exception) {
    return t('reason.MODBUS_EXCEPTION.numbered', { number: exception[1] });
  }
  return hasMessage(`reason.${reason}`) ? t(`reason.${reason}`) : t('reason.other', { reason });
}

/**
 * Why a command has no effect.
 *
 * @param told as the gateway tells it: `WORD: detail`
 * @returns {sentence, detail}: what the word means to a person, and the detail for those who mend it
 */
export function commandReason(told) {
  const [, word, detail] = /^([A-Z][A-Z_]*\d*): (.*)$/s.exec(told) ?? [null, '', told];
  return { sentence: hasMessage(`command.${word}`) ? t(`command.${word}`) : reasonSentence(word), detail };
}

/** Why a figure is not simply good: its reason's sentence, or what its quality means. */
export function figureSentence(figure) {
  if (qualityOf(figure) === 'GOOD') {
    return '';
  }
  const reason = figure?.reason ?? 'NEVER_READ';
  // some words mean something else for a value than for a device
  const own = [`reason.${reason}.${qualityOf(figure).toLowerCase()}`, `reason.${reason}.figure`].find(hasMessage);
  return own ? t(own) : reasonSentence(reason) || t(`quality.${qualityOf(figure)}.meaning`);
}
