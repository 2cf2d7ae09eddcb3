// SPDX-License-Identifier: Apache-2.0
// Name, time zone and position: for right times, daylight, and weather where a source is reachable.
import { html, nothing } from 'lit';
import { t } from '../i18n.js';

export const placeStep = {
  name: 'place',
  covers: ['PLACE'],
  render: (page) => {
    const { name, timeZone, latitude, longitude } = page.draft;
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`
      <p>${t('commissioning.place.why')}</p>
      ${page.field('name', { label: t('commissioning.place.name'), value: name ?? page.data?.plant?.name ?? '', hint: t('commissioning.place.name.hint') })}
      ${page.field('timeZone', { label: t('commissioning.place.timeZone'), value: timeZone ?? own, choices: zones(timeZone ?? own).map((zone) => [zone, zone.replaceAll('_', ' ')]) })}
      <div class="stacked two">
        ${page.field('latitude', { label: t('commissioning.place.latitude'), type: 'number', step: 'any', min: -90, max: 90, value: latitude ?? '', optional: true, hint: t('commissioning.place.latitude.hint') })}
        ${page.field('longitude', { label: t('commissioning.place.longitude'), type: 'number', step: 'any', min: -180, max: 180, value: longitude ?? '', optional: true, hint: t('commissioning.place.longitude.hint') })}
      </div>
      ${navigator.geolocation && isSecureContext ? html`<button type="button" class="button" @click=${() => locate(page)}>${t('commissioning.place.here')}</button>` : nothing}`;
  },
  take: (page, form) => ({
    name: form.name.value.trim(),
    timeZone: form.timeZone.value,
    latitude: degrees(form.latitude.value),
    longitude: degrees(form.longitude.value),
  }),
};

function zones(present) {
  const known = Intl.supportedValuesOf?.('timeZone') ?? [];
  return known.includes(present) ? known : [present, ...known];
}

/** Undefined where nothing or no number was given. */
function degrees(text) {
  const number = Number(text.replace(',', '.'));
  return text.trim() === '' || Number.isNaN(number) ? undefined : number;
}

function locate(page) {
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    const form = page.querySelector('form.step-form');
    form.latitude.value = coords.latitude.toFixed(3);
    form.longitude.value = coords.longitude.toFixed(3);
  }, () => {
    page.done = t('commissioning.place.notLocated');
  });
}
