// SPDX-License-Identifier: Apache-2.0
// By what the gateway reads its own terminals: this machine's files, or a Modbus I/O module.
import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { lineWord, lineWords, WAYS, withLine } from './connections.js';

const ID = 'terminals';

/** The fields; they have their names to themselves. */
export function terminalsForm(page) {
  const device = terminals(page.draft);
  const module = Boolean(device?.line) || page.module === true;
  const settings = device?.settings ?? {};
  return html`
    <h2>${t('commissioning.terminals')}</h2>
    <p>${t('commissioning.terminals.meaning')}</p>
    <fieldset class="choices two"><legend class="unseen">${t('commissioning.terminals')}</legend>
      ${[false, true].map((one) => html`<label class="choice-card small"><input type="radio" name="backend" value=${one ? 'modbus' : 'linux'} .checked=${module === one} @change=${() => { page.module = one; page.patch(dropLine(page, one)); }}>
        <b>${t(`commissioning.terminals.${one ? 'module' : 'machine'}`)}</b><small class="quiet">${t(`commissioning.terminals.${one ? 'module' : 'machine'}.meaning`)}</small></label>`)}
    </fieldset>
    ${module ? html`<div class="stacked two">
        ${page.field('moduleLine', { label: t('commissioning.devices.line'), value: device?.line ?? '+', choices: [...page.draft.lines.map((one) => [one.id, `${one.id} (${lineWords(one)})`]), ['+', t('commissioning.terminals.newLine')]] })}
        ${page.field('moduleHost', { label: t('commissioning.terminals.address'), value: '', optional: true, hint: t('commissioning.terminals.address.hint') })}
        ${page.field('moduleUnit', { label: t('commissioning.devices.unit'), type: 'number', min: 1, max: 247, value: device?.unit ?? 1 })}
        ${page.tick('moduleConfirmed', t('commissioning.terminals.confirmed'), settings.mapConfirmed === true)}
      </div>`
    : html`<div class="stacked two">
        ${page.field('ct1File', { label: t('commissioning.terminals.ct1File'), value: settings.ct1File ?? '', optional: true, hint: t('commissioning.terminals.file.hint') })}
        ${page.draft.sensors.production ? page.field('ct2File', { label: t('commissioning.terminals.ct2File'), value: settings.ct2File ?? '', optional: true }) : nothing}
      </div>`}`;
}

/** What the fields change of the draft; nothing where they are not shown. */
export function withTerminals(page, form) {
  if (!form.backend) {
    return {};
  }
  const before = terminals(page.draft) ?? { id: ID, family: 'onboard-io' };
  const others = page.draft.devices.filter(({ family }) => family !== 'onboard-io');
  if (form.backend.value === 'linux') {
    const settings = pruned({ ...before.settings, ct1File: form.ct1File?.value.trim(), ct2File: form.ct2File?.value.trim() ?? before.settings?.ct2File });
    const { line, unit, ...rest } = before;
    return { devices: [...others, { ...rest, settings }] };
  }
  let { lines } = page.draft;
  let line = form.moduleLine?.value;
  if (!line || line === '+') {
    const given = form.moduleHost?.value.trim() ?? '';
    const keys = given.startsWith('/') ? WAYS.rs485.keys({ serialPort: given }) : WAYS.modbusTcp.keys({ host: given.split(':')[0], port: given.split(':')[1] });
    if (given === '') {
      return { devices: [...others, { ...before, line: undefined }] };
    }
    ({ lines, id: line } = withLine(lines, keys, lineWord(keys)));
  }
  const settings = pruned({ ...before.settings, mapConfirmed: form.moduleConfirmed?.checked });
  return { lines, devices: [...others, { ...before, line, unit: Number(form.moduleUnit?.value) || 1, settings }] };
}

function terminals(draft) {
  return draft.devices.find(({ family }) => family === 'onboard-io');
}

/** Who turns to the machine's own terminals leaves the module's line. */
function dropLine(page, module) {
  return module ? {} : { devices: page.draft.devices.map((device) => (device.family === 'onboard-io' ? { ...device, line: undefined, unit: undefined } : device)) };
}

function pruned(settings) {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''));
}
