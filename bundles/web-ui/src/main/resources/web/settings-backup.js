// SPDX-License-Identifier: Apache-2.0
// Back-up of the whole data directory, its way back, and the bundle for support.
import { html, nothing } from 'lit';
import { FormElement } from './form-element.js';
import { locale, t } from './i18n.js';
import { may } from './session.js';
import { moment } from './units.js';

const RESTORE_WITHIN_MS = 300_000;

class SettingsBackup extends FormElement {
  static properties = {
    /** the back-up that the next start takes: {madeAt, serialNumber, files}, or null */
    ready: { state: true },
  };

  render() {
    return html`
      ${may('PEOPLE') ? html`
        <section class="card block">
          <h2>${t('backup.title')}</h2>
          <p class="quiet">${t('backup.what')}</p>
          <div class="actions"><a class="button main" href="/api/v1/backup" download>${t('backup.get')}</a></div>
        </section>
        <section class="card block">
          <h2>${t('restore.title')}</h2>
          <p class="callout">${t('restore.what')}</p>
          <form class="stacked" @submit=${this.#restore}>
            ${this.field('backup', { label: t('restore.file'), type: 'file' })}
            ${this.tick('sure', t('restore.sure'), false)}
            ${this.outcomeNote()}
            ${this.submit(t('restore.do'))}
          </form>
          ${this.ready ? html`<div class="secret" role="status"><p>${t('restore.ready', { files: this.ready.files, time: moment(this.ready.madeAt, locale()) })}</p>
            <div class="actions">${this.button(t('restart.yes'), () => this.#restart(), 'main')}</div></div>` : nothing}
        </section>` : nothing}
      <section class="card block">
        <h2>${t('support.title')}</h2>
        <p class="quiet">${t('support.what')}</p>
        <div class="actions"><a class="button" href="/api/v1/support-bundle" download>${t('support.get')}</a></div>
      </section>`;
  }

  async #restore(event) {
    event.preventDefault();
    const form = event.target;
    if (!form.querySelector('[name=sure]').checked) {
      this.problem = { refusal: t('restore.unsure') };
      return;
    }
    const [file] = form.querySelector('[type=file]').files;
    const answer = await this.send('POST', '/backup', new Blob([file], { type: 'application/zip' }), { withinMs: RESTORE_WITHIN_MS });
    if (answer) {
      this.ready = answer.form;
      form.reset();
    }
  }

  async #restart() {
    if (await this.send('POST', '/restart')) {
      this.ready = null;
      this.done = t('restart.done');
    }
  }
}

customElements.define('settings-backup', SettingsBackup);
