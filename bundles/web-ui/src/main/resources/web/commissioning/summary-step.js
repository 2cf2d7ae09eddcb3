// SPDX-License-Identifier: Apache-2.0
// Everything once more with its warnings; applied at once or not at all; then how the devices start.
import { html, nothing } from 'lit';
import { hashOf } from '../address.js';
import { familyName } from '../family-name.js';
import { locale, t } from '../i18n.js';
import { powerText } from '../units.js';
import { lineWords } from './connections.js';
import './sensor-check.js';

const SUMS = ['consumption', 'household', 'selfConsumption', 'autarky'];
const ROLES = ['accounts', 'power', 'devices', 'strategy', 'outputs', 'see'];

export const summaryStep = {
  name: 'summary',
  covers: [],
  last: true,
  picture: true,
  render: (page) => (page.applied ? done(page) : overview(page)),
};

function overview(page) {
  const { draft, review } = page;
  const remarks = review.steps.flatMap((step) => step.remarks);
  // one thing that is missing may stand in the way of two steps
  const stops = remarks.filter(({ severity, sentence }, index) => severity !== 'WARNING' && remarks.findIndex((one) => one.sentence === sentence) === index);
  const warnings = [...remarks.filter(({ severity }) => severity === 'WARNING').map(({ sentence }) => sentence), ...missingDrivers(page)];
  return html`
    <dl class="overview">
      ${row('safety', draft.safetyConfirmed ? t('commissioning.summary.read') : '–')}
      ${row('system', draft.phases ? t(`commissioning.system.${draft.phases}`) : '–')}
      ${row('contract', draft.contractedPower ? powerText(draft.contractedPower, locale()) : '–')}
      ${row('place', [draft.name, draft.timeZone, position(draft)].filter(Boolean).join(' · ') || '–')}
      ${row('configuration', draft.configuration ? `${draft.configuration} · ${t(`commissioning.configuration.${draft.configuration}`)}` : '–')}
      ${row('devices', list(page, (device) => device.family !== 'wallbox'))}
      ${row('sensors', sensors(draft, page.layout))}
      ${row('chargers', list(page, (device) => device.family === 'wallbox'))}
    </dl>
    ${changes(review.changes)}
    ${warnings.length > 0 ? html`<h2>${t('commissioning.summary.warnings')}</h2>
      <ul class="remarks" data-warnings>${warnings.map((sentence) => html`<li class="warning"><b>${t('commissioning.severity.WARNING')}</b> ${sentence}</li>`)}</ul>` : nothing}
    ${stops.length > 0 ? html`<h2>${t('commissioning.summary.stops')}</h2>
      <ul class="remarks" data-stops>${stops.map(({ sentence, severity }) => html`<li class=${severity.toLowerCase()}><b>${t(`commissioning.severity.${severity}`)}</b> ${sentence}</li>`)}</ul>` : nothing}
    <p class="callout">${t('commissioning.summary.allOrNothing')}</p>
    <button type="button" class="button main apply" ?disabled=${page.resting || !review.ready} @click=${() => apply(page)}>${t(page.asking ? 'commissioning.summary.applying' : 'commissioning.summary.apply')}</button>
    ${page.asking ? html`<progress aria-label=${t('commissioning.summary.applying')}></progress>` : nothing}
    ${facts()}`;
}

/** What the figures mean, and who may do what from now on. */
function facts() {
  return html`<details><summary>${t('commissioning.figures')}</summary><ul class="points-list">${SUMS.map((one) => html`<li>${t(`commissioning.figures.${one}`)}</li>`)}<li>${t('commissioning.figures.unknown')}</li><li>${t('commissioning.figures.source')}</li></ul></details>
    <details><summary>${t('commissioning.roles')}</summary><ul class="points-list">${ROLES.map((one) => html`<li>${t(`commissioning.roles.${one}`)}</li>`)}</ul></details>`;
}

function row(step, value) {
  return html`<div><dt><a href=${hashOf('commissioning', [step])}>${t(`commissioning.step.${step}.short`)}</a></dt><dd data-summary=${step}>${value}</dd></div>`;
}

function position({ latitude, longitude }) {
  return latitude === undefined || longitude === undefined ? '' : `${latitude}, ${longitude}`;
}

function list(page, wanted) {
  const devices = page.draft.devices.filter(wanted);
  return devices.length === 0 ? '–' : html`<ul>${devices.map((device) => {
    const line = page.draft.lines.find(({ id }) => id === device.line);
    const address = device.unit ? t('commissioning.summary.address', { unit: device.unit }) : '';
    return html`<li>${[familyName(device.family), device.serialNumber, address, line && lineWords(line)].filter(Boolean).join(' · ')}</li>`;
  })}</ul>`;
}

function sensors({ sensors: mounted, checks, phases }, layout) {
  if (!layout) {
    return '–';
  }
  const by = t(`commissioning.summary.exchange.${layout.exchange}`);
  const parts = [layout.exchange === 'SENSOR' ? `${by} (× ${mounted.exchangeConstant ?? phases ?? 1}${mounted.invertExchange ? `, ${t('commissioning.summary.inverted')}` : ''})` : by];
  if (mounted.production) {
    parts.push(`${t('commissioning.sensors.production')} (× ${mounted.productionConstant ?? phases ?? 1}${mounted.invertProduction ? `, ${t('commissioning.summary.inverted')}` : ''})`);
  }
  if (layout.exchange === 'SENSOR') {
    parts.push(t(checks.exchange ? 'commissioning.summary.checked' : 'commissioning.summary.unchecked'));
  }
  return parts.join(' · ');
}

/** Only what changes; what stays as it is needs no word. */
function changes(all) {
  const told = all.filter(({ kind }) => kind !== 'KEPT');
  return told.length === 0 ? html`<p class="quiet">${t('commissioning.summary.noChange')}</p>` : html`
    <details><summary>${t('commissioning.summary.changes', { count: told.length })}</summary>
      <ul class="points-list" data-changes>${told.map(({ pid, kind }) => html`<li>${t(`commissioning.change.${kind}`, { what: words(pid) })}</li>`)}</ul></details>`;
}

function words(pid) {
  const [kind, id] = pid.replace('io.meriggio.', '').split('~');
  return t(`commissioning.change.${kind}`, { id: id ?? '' }).trim();
}

/** A device without its driver shows nothing: better said before than after. */
function missingDrivers({ data, draft }) {
  if (!data?.packs) {
    return [];
  }
  const there = new Set(data.packs.flatMap(({ families = [] }) => families));
  const missing = [...new Set(draft.devices.map(({ family }) => family))].filter((family) => !there.has(family));
  return missing.map((family) => t('commissioning.summary.noDriver', { family: familyName(family) }));
}

async function apply(page) {
  const answer = await page.send('POST', '/commissioning/apply', undefined, { etag: page.etag, withinMs: 60_000 });
  if (answer) {
    page.applied = answer.form;
    page.done = '';
  }
}

/** How the devices start, one by one, and what is still to be checked on the spot. */
function done(page) {
  const { draft, applied, data, layout } = page;
  const started = draft.devices.map((device) => ({ device, state: data?.devices?.find(({ id }) => id === device.id)?.state ?? 'STARTING' }));
  const up = started.filter(({ state }) => state !== 'STARTING').length;
  return html`
    <p class="done" role="status" data-applied>${t('commissioning.done')}</p>
    <progress max=${Math.max(1, started.length)} value=${up} aria-label=${t('commissioning.done.starting')}></progress>
    <ul class="starting">${started.map(({ device, state }) => html`<li data-starting=${device.id}>${familyName(device.family)} <span class="quiet">${device.id}</span>
      <span class="chip state-${state.toLowerCase()}"><i class="dot"></i>${t(`device.${state}`)}</span></li>`)}</ul>
    ${applied.warnings.length > 0 ? html`<ul class="remarks">${applied.warnings.map(({ sentence }) => html`<li class="warning"><b>${t('commissioning.severity.WARNING')}</b> ${sentence}</li>`)}</ul>` : nothing}
    ${layout?.exchange === 'INVERTER' ? nothing : html`<h2>${t('commissioning.done.check')}</h2><sensor-check .kind=${'EXCHANGE'} .data=${data}></sensor-check>`}
    ${draft.sensors.production ? html`<sensor-check .kind=${'PRODUCTION'} .data=${data}></sensor-check>` : nothing}
    <p>${t('commissioning.done.next')}</p>
    <a class="button main go-home" href=${hashOf('home')}>${t('commissioning.done.home')}</a>`;
}
