// SPDX-License-Identifier: Apache-2.0
// Charge points: Plug&Play and firmware first, then the cascade on CAN; cards come later (ev-charging).
import { html } from 'lit';
import { t } from '../i18n.js';
import { WAYS_TO } from './connections.js';
import './device-list.js';
import { withCandidate } from './device-list.js';
import './device-search.js';
import { MOST_CHARGE_POINTS } from './layouts.js';

const KEYPAD = ['hold', 'password', 'mode', 'plugAndPlay', 'wait'];
const RULES = ['recognised', 'cascade', 'order', 'cards', 'contract', 'display', 'strategy', 'data'];
const STRATEGIES = ['FAST', 'ECO_PURE', 'ECO_MIXED', 'KM_SINGLE', 'KM_REPEATED', 'TIME_POWER', 'SURPLUS'];

export const chargersStep = {
  name: 'chargers',
  covers: ['CHARGE_POINTS'],
  picture: true,
  tables: () => ['chargePoint'],
  render: (page) => {
    const { draft } = page;
    return html`
      <div @change-draft=${({ detail }) => page.patch(detail)} @add-candidate=${({ detail }) => page.patch(withCandidate(draft, detail, 'charge-point'))}>
        <p>${t('commissioning.chargers.optional')}</p>
        <p class="callout">${t('commissioning.chargers.first')}</p>
        <h2>${t('commissioning.chargers.firmware')}</h2>
        <p>${t('commissioning.chargers.firmware.meaning')}</p>
        <h2>${t('commissioning.chargers.keypad')}</h2>
        <p class="quiet">${t('commissioning.chargers.keys')}</p>
        <ol class="steps-list" data-keypad="charger">${KEYPAD.map((step) => html`<li>${t(`commissioning.chargers.keypad.${step}`)}</li>`)}</ol>
        <p>${t('commissioning.chargers.power')}</p>
        <h2>${t('commissioning.chargers.list')}</h2>
        <device-search .families=${['wallbox']} .draft=${draft} .lines=${page.data?.lines}></device-search>
        <device-list .families=${['wallbox']} .ways=${WAYS_TO.chargePoint} .devices=${draft.devices} .lines=${draft.lines} .word=${'charge-point'} .most=${MOST_CHARGE_POINTS} .addressHint=${'chargePoint'}></device-list>
        ${page.chargePoints.length > 0 ? html`
          ${page.tick('plugAndPlay', t('commissioning.chargers.plugAndPlay.confirm'), draft.checks.plugAndPlay)}
          ${page.tick('firmware', t('commissioning.chargers.firmware.confirm'), draft.checks.firmware)}
          ${page.tick('mapConfirmed', t('commissioning.chargers.map.confirm'), page.chargePoints.every(({ settings }) => settings?.mapConfirmed === true), { hint: t('commissioning.chargers.map.hint') })}` : ''}
        <details><summary>${t('commissioning.chargers.rules')}</summary>
          <ul class="points-list">${RULES.map((one) => html`<li>${t(`commissioning.chargers.rule.${one}`)}</li>`)}</ul>
          <h3>${t('commissioning.chargers.strategies')}</h3>
          <dl class="word-list">${STRATEGIES.map((one) => html`<dt>${t(`strategy.${one}`)}</dt><dd>${t(`strategy.${one}.meaning`)}</dd>`)}</dl></details>
      </div>`;
  },
  take: (page, form) => ({
    checks: { ...page.draft.checks, ...(form.plugAndPlay ? { plugAndPlay: form.plugAndPlay.checked, firmware: form.firmware.checked } : {}) },
    ...(form.mapConfirmed ? { devices: page.draft.devices.map((device) => (device.family === 'wallbox' ? { ...device, settings: { ...device.settings, mapConfirmed: form.mapConfirmed.checked } } : device)) } : {}),
  }),
};
