// SPDX-License-Identifier: Apache-2.0
// Alarms: those that go on, which a person may acknowledge, and those that are over, page by page.
import { html, nothing } from 'lit';
import { ControlElement } from './control-element.js';
import { hasMessage, locale, t } from './i18n.js';
import { PagedList } from './paged-list.js';
import { may } from './session.js';
import { formatSpan, moment } from './units.js';

const ON_A_PAGE = 20;

class AlarmsPage extends ControlElement {
  static properties = {
    data: { attribute: false },
  };

  past = new PagedList(this, { path: () => `/alarms?state=past&limit=${ON_A_PAGE}`, name: 'alarms' });

  /** What is over moves from the first list to the second. */
  willUpdate(changed) {
    const count = this.data.alarms?.length;
    if (changed.has('data') && count !== this.#seen) {
      this.#seen = count;
      this.past.load();
    }
  }

  #seen;

  render() {
    const { alarms, connection } = this.data;
    this.stale = connection === 'LOST';
    return html`
      <h1 class="page-title">${t('alarms.title')}</h1>
      <section class="alarms" aria-label=${t('alarms.active')}>
        ${alarms === null ? html`<p class="plain-note">${t('list.unknown')}</p>`
          : alarms.length === 0 ? this.#none()
            : html`<ul>${alarms.map((alarm) => this.#active(alarm))}</ul>`}
        ${this.refused()}
      </section>
      <section class="alarms past"><h2>${t('alarms.past')}</h2>
        ${this.past.refusal ? html`<p class="plain-note">${this.past.refusal}</p>` : nothing}
        ${this.past.items?.length === 0 ? html`<p class="plain-note">${t('alarms.noPast')}</p>` : nothing}
        ${this.past.items?.length > 0 ? html`<ul>${this.past.items.map((alarm) => this.#over(alarm))}</ul>` : nothing}
        <div class="actions">${this.past.older(t('table.more'))}</div>
      </section>`;
  }

  /** A device that has just fallen silent is no alarm yet, and all is not well either. */
  #none() {
    switch (this.data.health?.status) {
      case 'UP': return html`<p class="card all-well"><i class="dot"></i>${t('alarms.none')}</p>`;
      case 'DEGRADED': return html`<p class="card none-yet"><a href="#/devices">${t('alarms.noneYet')}</a></p>`;
      default: return html`<p class="plain-note">${t('alarms.noPast')}</p>`;
    }
  }

  #active(alarm) {
    const { id, severity, sentence, since, acknowledgedBy, acknowledgedAt } = alarm;
    return html`
      <li class="card alarm severity-${severity.toLowerCase()}" data-alarm=${id}>
        <span class="chip"><i class="dot"></i>${t(`severity.${severity}`)}</span>
        <p class="sentence">${sentence}</p>
        <p class="quiet">${this.#subject(alarm)}${t('alarms.since', { time: moment(since, locale()), span: formatSpan((this.time - Date.parse(since)) / 1000, locale()) })}</p>
        ${acknowledgedAt ? html`<p class="quiet">${t('alarms.acknowledged', { user: acknowledgedBy ?? '', time: moment(acknowledgedAt, locale()) })}</p>`
          : may('DEVICES') ? html`<div class="actions">${this.button(t('alarms.acknowledge'), () => this.order('alarm', 'POST', `/alarms/${encodeURIComponent(id)}/acknowledge`))}</div>` : nothing}
      </li>`;
  }

  #over(alarm) {
    const { id, severity, sentence, since, until } = alarm;
    return html`
      <li class="alarm severity-${severity.toLowerCase()}" data-alarm=${id}>
        <span class="chip"><i class="dot"></i>${t(`severity.${severity}`)}</span>
        <p class="sentence">${sentence}</p>
        <p class="quiet">${this.#subject(alarm)}${moment(since, locale())} – ${moment(until, locale())} (${formatSpan((Date.parse(until) - Date.parse(since)) / 1000, locale())})</p>
      </li>`;
  }

  #subject({ subject }) {
    return subject && subject !== 'plant' && subject !== 'gateway' ? html`<b>${this.#name(subject)}</b> · ` : nothing;
  }

  #name(subject) {
    const word = `alarms.subject.${subject}`;
    return this.data.devices?.find((device) => device.id === subject)?.name
      || (hasMessage(word) ? t(word) : subject);
  }
}

customElements.define('alarms-page', AlarmsPage);
