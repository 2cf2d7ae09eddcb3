// SPDX-License-Identifier: Apache-2.0
// Which of the nine: chosen by the drawing that looks like the plant.
import { html } from 'lit';
import { t } from '../i18n.js';
import { numbersOf } from './layouts.js';
import './wiring-picture.js';

export const configurationStep = {
  name: 'configuration',
  covers: ['CONFIGURATION'],
  render: (page) => html`
    <p>${t('commissioning.configuration.question')}</p>
    <fieldset class="choices pictures"><legend class="unseen">${t('commissioning.step.configuration')}</legend>
      ${offered(page).map((number) => html`
        <label class="choice-card" data-configuration=${number}><input type="radio" name="configuration" value=${number} .checked=${page.draft.configuration === number}>
          <b>${number} · ${t(`commissioning.configuration.${number}`)}</b>
          <wiring-picture .number=${number} .production=${number === 7}></wiring-picture>
          <small>${t(`commissioning.configuration.${number}.meaning`)}</small>
          <small class="quiet">${t(`commissioning.configuration.${number}.models`)}</small></label>`)}
    </fieldset>
    <p class="callout">${t('commissioning.configuration.mixed')}</p>`,
  take: (page, form) => {
    const configuration = Number(form.configuration.value) || undefined;
    return configuration === page.draft.configuration ? {} : { configuration, ...fitting(page, configuration) };
  },
};

/** Those of the system; all as long as it isn't said. */
function offered(page) {
  return page.draft.phases ? numbersOf(page.draft.phases) : [...numbersOf(1), ...numbersOf(3)];
}

/**
 * Other maker's PV on one phase is seen by the production sensor or not at all; elsewhere it is asked. Whose exchange
 * counts was said of the devices of the configuration before.
 */
function fitting(page, configuration) {
  return { sensors: { ...page.draft.sensors, production: configuration === 6 }, exchangeSource: undefined };
}
