// SPDX-License-Identifier: Apache-2.0
// All points of a device: name, value, quality, age. Those of the vocabulary first, the device's own
// registers behind a summary: an inverter has nearly two hundred.
import { html, nothing } from 'lit';
import { figureSentence, isKnown, qualityOf } from './figures.js';
import { locale, t } from './i18n.js';
import { LightElement } from './light-element.js';
import { isWellKnown, pointName } from './point-names.js';
import { formatPoint, formatSpan, UNKNOWN } from './units.js';

class PointsTable extends LightElement {
  static properties = {
    /** [{id, value, unit, quality, reason, at}] */
    points: { attribute: false },
    /** the gateway's time in milliseconds */
    time: { type: Number },
  };

  render() {
    const wellKnown = this.points.filter((point) => isWellKnown(point.id));
    const others = this.points.filter((point) => !isWellKnown(point.id));
    return html`
      ${this.#table(wellKnown)}
      ${others.length === 0 ? nothing : html`
        <details><summary>${t('points.others', { count: others.length })}</summary>${this.#table(others)}</details>`}`;
  }

  #table(points) {
    return html`
      <table class="points">
        <thead><tr>
          <th scope="col">${t('points.point')}</th><th scope="col" class="number">${t('points.value')}</th>
          <th scope="col">${t('points.quality')}</th><th scope="col" class="number">${t('points.age')}</th>
        </tr></thead>
        <tbody>${points.map((point) => this.#row(point))}</tbody>
      </table>`;
  }

  #row(point) {
    const words = { yes: t('value.yes'), no: t('value.no'), none: t('value.none') };
    const shown = isKnown(point) ? formatPoint(point, locale(), words) : { text: UNKNOWN, unit: '' };
    const quality = qualityOf(point);
    const sentence = figureSentence(point);
    return html`
      <tr class=${quality.toLowerCase()} data-point=${point.id}>
        <th scope="row">${pointName(point.id)}<code>${point.id}</code></th>
        <td class="number"><b>${shown.text}</b>${shown.unit ? html`\u00a0${shown.unit}` : nothing}</td>
        <td><span class="quality"><i class="dot"></i>${t(`quality.${quality}`)}</span>${sentence ? html`<small>${sentence}</small>` : nothing}</td>
        <td class="number">${point.at ? formatSpan((this.time - Date.parse(point.at)) / 1000, locale()) : UNKNOWN}</td>
      </tr>`;
  }
}

customElements.define('points-table', PointsTable);
