// SPDX-License-Identifier: Apache-2.0
// Encrypted access: which certificate HTTPS shows, and one of one's own in its place.
import { html, nothing } from 'lit';
import { FormElement, givenBy } from './form-element.js';
import { locale, t } from './i18n.js';
import { read } from './requests.js';
import { moment } from './units.js';

class SettingsCertificate extends FormElement {
  static properties = {
    /** {port, origin, subject, issuer, names, validFrom, validTo, fingerprint}, or null */
    certificate: { state: true },
  };

  constructor() {
    super();
    this.certificate = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    const { port, origin } = this.certificate ?? {};
    return html`
      <section class="card block">
        <h2>${t('certificate.title')}</h2>
        ${this.certificate === null ? nothing : html`
          <p>${port ? t('certificate.on', { port }) : t('certificate.off')}</p>
          ${port && location.protocol === 'http:' ? html`<p><a href=${`https://${location.hostname}:${port}/`}>${t('certificate.go')}</a></p>` : nothing}
          ${origin ? this.#shown() : nothing}
          ${origin === 'SELF_MADE' ? html`<p class="quiet">${t('certificate.selfMade.meaning')}</p>` : nothing}
          ${origin === 'OWN' ? html`<div class="actions">${this.button(t('certificate.withdraw'), () => this.#withdraw())}</div>` : nothing}`}
      </section>
      <section class="card block">
        <h2>${t('certificate.own')}</h2>
        <form class="stacked" @submit=${this.#take}>
          ${this.field('certificate', { label: t('certificate.chain'), lines: 6, hint: t('certificate.chain.what') })}
          ${this.field('privateKey', { label: t('certificate.key'), lines: 6, hint: t('certificate.key.what') })}
          ${this.outcomeNote()}
          ${this.submit(t('certificate.take'))}
        </form>
      </section>`;
  }

  #shown() {
    const { origin, subject, issuer, names, validFrom, validTo, fingerprint } = this.certificate;
    const fact = (key, value) => (value ? html`<div><dt>${t(key)}</dt><dd>${value}</dd></div>` : nothing);
    return html`
      <dl class="facts tall">
        ${fact('certificate.origin', t(`certificate.${origin}`))}
        ${fact('certificate.names', names?.join(', '))}
        ${fact('certificate.subject', subject)}
        ${fact('certificate.issuer', issuer)}
        ${fact('certificate.valid', t('certificate.span', { from: moment(validFrom, locale()), to: moment(validTo, locale()) }))}
        ${fact('certificate.fingerprint', html`<code>${fingerprint}</code>`)}
      </dl>`;
  }

  async #load() {
    const answer = await read('/settings/certificate');
    await this.outcome(answer);
    this.certificate = answer.form ?? this.certificate;
  }

  async #take(event) {
    event.preventDefault();
    const form = event.target;
    const answer = await this.send('PUT', '/settings/certificate', givenBy(form));
    if (answer) {
      this.certificate = answer.form;
      this.done = t('certificate.taken');
      form.reset();
    }
  }

  async #withdraw() {
    if (await this.send('DELETE', '/settings/certificate')) {
      await this.#load();
    }
  }
}

customElements.define('settings-certificate', SettingsCertificate);
