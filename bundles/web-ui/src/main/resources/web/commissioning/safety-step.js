// SPDX-License-Identifier: Apache-2.0
// Before any wire: what can kill, and what is to be at hand (commissioning-and-accounts, sections 0 to 2).
import { html } from 'lit';
import { t } from '../i18n.js';

const DANGERS = ['qualified', 'mainsOff', 'usb', 'clamps'];
const NEEDED = ['connected', 'label', 'owner', 'restart'];

export const safetyStep = {
  name: 'safety',
  covers: ['SAFETY'],
  next: 'commissioning.safety.begin',
  render: (page) => html`
    <div class="danger-list" role="note"><h2>${t('commissioning.safety.danger')}</h2>
      <ul>${DANGERS.map((one) => html`<li>${t(`commissioning.safety.${one}`)}</li>`)}</ul></div>
    <h2>${t('commissioning.safety.before')}</h2>
    <ul class="points-list">${NEEDED.map((one) => html`<li>${t(`commissioning.safety.${one}`)}</li>`)}</ul>
    ${page.tick('safetyConfirmed', t('commissioning.safety.confirm'), page.draft.safetyConfirmed)}`,
  take: (page, form) => ({ safetyConfirmed: form.safetyConfirmed.checked }),
};
