// SPDX-License-Identifier: Apache-2.0
// Sensors and meter: where they go, how they are set, whether they are the right way round.
import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import './sensor-check.js';
import { METER_ADDRESS } from './layouts.js';

const KEYPAD = ['menu', 'code', 'ratio', 'address', 'slip'];

export const sensorsStep = {
  name: 'sensors',
  covers: ['SENSORS'],
  picture: true,
  tables: (page) => page.tables().filter((table) => ['exchange', 'production', 'meter'].includes(table)),
  render: (page) => {
    const { layout } = page;
    if (!layout) {
      return html`<p class="callout">${t('commissioning.devices.noConfiguration')}</p>`;
    }
    return html`
      ${layout.exchange === 'INVERTER' ? html`<p class="callout">${t('commissioning.sensors.inverter')}</p>` : nothing}
      ${layout.exchange === 'METER' ? meter(page) : nothing}
      ${layout.exchange === 'SENSOR' ? exchange(page) : nothing}
      ${layout.maker === 'OTHER' ? production(page) : nothing}`;
  },
  take: (page, form) => {
    const { sensors, checks } = page.draft;
    const ticked = (name, before) => (form[name] ? form[name].checked : before);
    const chosen = (name, before) => (form[name] ? Number(form[name].value) || undefined : before);
    return {
      sensors: {
        ...sensors,
        production: ticked('production', sensors.production),
        exchangeConstant: chosen('exchangeConstant', sensors.exchangeConstant),
        productionConstant: chosen('productionConstant', sensors.productionConstant),
        invertExchange: ticked('invertExchange', sensors.invertExchange),
        invertProduction: ticked('invertProduction', sensors.invertProduction),
      },
      checks: {
        ...checks,
        exchange: ticked('exchangeChecked', checks.exchange),
        production: ticked('productionChecked', checks.production),
        meter: ticked('meterChecked', checks.meter),
      },
    };
  },
};

/** DTSU666: wires first, then the keypad (plant-configurations, Appendix B of the manual). */
function meter(page) {
  return html`
    <h2>${t('commissioning.meter')}</h2>
    <p>${t('commissioning.meter.where')}</p>
    <p class="danger">${t('commissioning.meter.clampLast')}</p>
    <p>${t('commissioning.meter.arrow')}</p>
    <h3>${t('commissioning.meter.keypad')}</h3>
    <p class="quiet">${t('commissioning.meter.keys')}</p>
    <ol class="steps-list" data-keypad="meter">${KEYPAD.map((step) => html`<li>${t(`commissioning.meter.keypad.${step}`, { address: METER_ADDRESS })}</li>`)}</ol>
    ${page.tick('meterChecked', t('commissioning.meter.confirm'), page.draft.checks.meter)}
    ${liveCheck(page, 'EXCHANGE')}`;
}

function exchange(page) {
  const { sensors, checks } = page.draft;
  return html`
    <h2>${t('commissioning.sensors.exchange')}</h2>
    <p>${t('commissioning.sensors.exchange.where')}</p>
    <p>${t('commissioning.sensors.arrow')}</p>
    <h3>${t('commissioning.sensors.check')}</h3>
    <ol class="steps-list"><li>${t('commissioning.sensors.exchange.pvOff')}</li><li>${t('commissioning.sensors.exchange.loadOn')}</li><li>${t('commissioning.sensors.exchange.negative')}</li></ol>
    ${liveCheck(page, 'EXCHANGE')}
    <div class="stacked two">${constant(page, 'exchangeConstant', sensors.exchangeConstant)}</div>
    ${page.tick('invertExchange', t('commissioning.sensors.invert'), sensors.invertExchange, { hint: t('commissioning.sensors.invert.hint') })}
    ${page.tick('exchangeChecked', t('commissioning.sensors.exchange.confirm'), checks.exchange)}`;
}

function production(page) {
  const { sensors, checks, configuration } = page.draft;
  return html`
    <h2>${t('commissioning.sensors.production')}</h2>
    ${configuration === 7 ? page.tick('production', t('commissioning.sensors.production.wanted'), sensors.production, { hint: t('commissioning.sensors.production.wanted.hint'), change: (event) => page.patch({ sensors: { ...sensors, production: event.target.checked } }) }) : nothing}
    ${sensors.production ? html`
      <p>${t('commissioning.sensors.production.where')}</p>
      ${page.draft.phases === 3 ? html`<p>${t('commissioning.sensors.production.phase')}</p>` : nothing}
      <p>${t('commissioning.sensors.production.display')}</p>
      ${liveCheck(page, 'PRODUCTION')}
      <div class="stacked two">${constant(page, 'productionConstant', sensors.productionConstant)}</div>
      ${page.tick('invertProduction', t('commissioning.sensors.invert'), sensors.invertProduction)}
      ${page.tick('productionChecked', t('commissioning.sensors.production.confirm'), checks.production)}` : nothing}`;
}

/** 1 on a single-phase system, 3 on one phase of a three-phase one. */
function constant(page, name, value) {
  return page.field(name, {
    label: t(`commissioning.sensors.${name}`), value: value ?? page.draft.phases ?? 1,
    choices: [[1, t('commissioning.sensors.constant.1')], [3, t('commissioning.sensors.constant.3')]], hint: t('commissioning.sensors.constant.hint'),
  });
}

/** The check by the plant's own figures, once they are there. */
function liveCheck(page, kind) {
  const [inverted, checked] = kind === 'EXCHANGE' ? ['invertExchange', 'exchange'] : ['invertProduction', 'production'];
  return html`<sensor-check .kind=${kind} .data=${page.data} @ct-result=${({ detail }) => {
    const form = page.querySelector('form.step-form');
    const own = sensorsStep.take(page, form);
    page.patch({
      sensors: { ...own.sensors, [inverted]: detail.reversedInSoftware || own.sensors[inverted] },
      checks: { ...own.checks, [checked]: detail.correct || own.checks[checked] },
    });
  }}></sensor-check>`;
}
