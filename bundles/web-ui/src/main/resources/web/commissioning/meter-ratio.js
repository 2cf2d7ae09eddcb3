// SPDX-License-Identifier: Apache-2.0
// Whether a DTSU666 has multiplied its readings with the ratio of its current transformers: no document tells it of
// all of them, and a plant that takes it wrongly is off by forty times. The answer is a setting of the meter.
import { nothing } from 'lit';
import { t } from '../i18n.js';

const SETTING = 'ctRatioAppliedByMeter';
const ANSWERS = ['', 'true', 'false'];

/** The question, as soon as a meter is chosen. */
export function meterRatio(page) {
  const meter = page.draft.devices.find(({ family }) => family === 'dtsu666');
  return meter === undefined ? nothing : page.field('meterRatio', {
    label: t('commissioning.meter.ratio'), value: String(meter.settings?.[SETTING] ?? ''), hint: t('commissioning.meter.ratio.hint'),
    choices: ANSWERS.map((one) => [one, t(`commissioning.meter.ratio.${one || 'unsaid'}`)]),
  });
}

/** What the answer changes of the draft; nothing where it is not asked. */
export function withMeterRatio(page, form) {
  if (!form.meterRatio) {
    return {};
  }
  const answer = form.meterRatio.value;
  return { devices: page.draft.devices.map((device) => {
    if (device.family !== 'dtsu666') {
      return device;
    }
    const { [SETTING]: before, ...others } = device.settings ?? {};
    return { ...device, settings: answer === '' ? others : { ...others, [SETTING]: answer === 'true' } };
  }) };
}
