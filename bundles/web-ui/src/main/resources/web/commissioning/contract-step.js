// SPDX-License-Identifier: Apache-2.0
// The contracted power, in kW as in the supply contract.
import { html } from 'lit';
import { t } from '../i18n.js';

export const contractStep = {
  name: 'contract',
  covers: ['CONTRACT'],
  render: (page) => html`
    <p>${t('commissioning.contract.meaning')}</p>
    ${page.field('contractedPower', {
      label: t('commissioning.contract.power'), type: 'number', inputmode: 'decimal', min: 0.1, step: 'any',
      value: page.draft.contractedPower === undefined ? '' : page.draft.contractedPower / 1000,
      hint: t('commissioning.contract.where'),
    })}
    <ul class="points-list"><li>${t('commissioning.contract.cars')}</li><li>${t('commissioning.contract.later')}</li></ul>`,
  take: (page, form) => {
    const kilowatts = Number(form.contractedPower.value.replace(',', '.'));
    return { contractedPower: kilowatts > 0 ? Math.round(kilowatts * 1000) : undefined };
  },
};
