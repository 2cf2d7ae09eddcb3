// SPDX-License-Identifier: Apache-2.0
// Inverters and meter, found by a search or by serial number and address; the gateway's own terminals.
import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { WAYS_TO } from './connections.js';
import './device-list.js';
import { withCandidate } from './device-list.js';
import './device-search.js';
import { invertersOf, MOST_INVERTERS } from './layouts.js';
import { meterRatio, withMeterRatio } from './meter-ratio.js';
import { terminalsForm, withTerminals } from './terminals-form.js';

const WORDS = { dtsu666: 'meter', wallbox: 'charge-point' };
const REACHED = ['cascade', 'stick', 'wifi', 'hub', 'hubBusy', 'hubDelay', 'twoMasters'];

export const devicesStep = {
  name: 'devices',
  covers: ['DEVICES'],
  picture: true,
  tables: (page) => {
    const read = page.tables().filter((table) => !['chargePoint', 'exchange', 'production'].includes(table));
    return read.length > 0 ? read : page.tables();
  },
  render: (page) => {
    const { layout, draft } = page;
    if (!layout) {
      return html`<p class="callout">${t('commissioning.devices.noConfiguration')}</p>`;
    }
    const inverters = invertersOf(draft.configuration);
    const wanted = [...inverters, ...(layout.exchange === 'METER' ? ['dtsu666'] : [])];
    const strays = draft.devices.filter(({ family }) => !wanted.includes(family) && ['hyd', 'sp3000', 'string', 'dtsu666'].includes(family));
    return html`
      <div @change-draft=${({ detail }) => page.patch(detail)} @add-candidate=${({ detail }) => page.patch(withCandidate(draft, detail, WORDS[detail.family] ?? 'inverter'))}>
        <p>${t(`commissioning.devices.${layout.maker}`)}</p>
        ${wanted.length > 0 ? html`<h2>${t('discovery.title')}</h2>
          <device-search .families=${wanted} .draft=${draft} .lines=${page.data?.lines}></device-search>` : nothing}
        ${inverters.length > 0 ? html`<h2>${t('commissioning.devices.inverters')}</h2>
          <device-list .families=${inverters} .ways=${WAYS_TO.inverter} .devices=${draft.devices} .lines=${draft.lines} .word=${'inverter'} .most=${MOST_INVERTERS}></device-list>
          ${exchangeSource(page)}` : nothing}
        ${layout.exchange === 'INVERTER' ? html`<p class="callout">${t('commissioning.devices.ownExchange')}</p>` : nothing}
        ${layout.exchange === 'METER' ? html`<h2>${t('commissioning.devices.meter')}</h2>
          <device-list .families=${['dtsu666']} .ways=${WAYS_TO.meter} .devices=${draft.devices} .lines=${draft.lines} .word=${'meter'} .most=${1} .addressHint=${'meter'}></device-list>
          ${meterRatio(page)}` : nothing}
        ${strays.length > 0 ? html`<h2>${t('commissioning.devices.strays')}</h2>
          <device-list .families=${[...new Set(strays.map(({ family }) => family))]} .ways=${WAYS_TO.inverter} .devices=${draft.devices} .lines=${draft.lines} .word=${'stray'} .most=${0}></device-list>` : nothing}
        ${layout.exchange === 'SENSOR' || draft.sensors.production ? terminalsForm(page) : nothing}
        <details><summary>${t('commissioning.reach')}</summary><ul class="points-list">${REACHED.map((one) => html`<li>${t(`commissioning.reach.${one}`)}</li>`)}</ul></details>
      </div>`;
  },
  take: (page, form) => ({
    ...withMeterRatio(page, form),
    ...withTerminals(page, form),
    exchangeSource: form.exchangeSource?.value || undefined,
  }),
};

/** Never a sum: of two that could measure it, the person says which. */
function exchangeSource(page) {
  const own = page.draft.devices.filter(({ family }) => family === 'hyd' || family === 'sp3000');
  return own.length < 2 ? nothing : page.field('exchangeSource', {
    label: t('commissioning.devices.exchangeSource'), value: page.draft.exchangeSource ?? '',
    choices: [['', '–'], ...own.map(({ id }) => [id, id])], hint: t('commissioning.devices.exchangeSource.hint'),
  });
}
