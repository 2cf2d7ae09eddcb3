// SPDX-License-Identifier: Apache-2.0
// Single- or three-phase: of the system, not of the inverter.
import { html, svg } from 'lit';
import { t } from '../i18n.js';

export const systemStep = {
  name: 'system',
  covers: ['SYSTEM'],
  render: (page) => html`
    <p>${t('commissioning.system.question')}</p>
    <fieldset class="choices two"><legend class="unseen">${t('commissioning.step.system')}</legend>
      ${[1, 3].map((phases) => html`
        <label class="choice-card" data-phases=${phases}><input type="radio" name="phases" value=${phases} .checked=${page.draft.phases === phases}>
          ${supply(phases)}<b>${t(`commissioning.system.${phases}`)}</b><small class="quiet">${t(`commissioning.system.${phases}.meaning`)}</small></label>`)}
    </fieldset>
    <p class="callout"><b>${t('commissioning.system.note')}</b> ${t('commissioning.system.note.why')}</p>`,
  take: (page, form) => ({ phases: Number(form.phases.value) || undefined }),
};

/** A waveform a phase. */
function supply(phases) {
  const shifts = phases === 1 ? [0] : [0, 40, 80];
  return html`<svg class="waves" viewBox="0 0 120 48" aria-hidden="true">${shifts.map((shift) => wave(shift))}</svg>`;
}

function wave(shift) {
  const points = Array.from({ length: 31 }, (_, i) => `${i * 4} ${(24 - 18 * Math.sin(((i * 4 + shift) / 120) * 2 * Math.PI)).toFixed(1)}`);
  return svg`<path d="M${points.join('L')}"/>`;
}
