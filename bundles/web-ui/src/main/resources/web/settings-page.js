// SPDX-License-Identifier: Apache-2.0
// Settings: the sections that the reader may see, one of them open. #/settings/NAME leads to one.
import { html, nothing } from 'lit';
import { hashOf } from './address.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { LightElement } from './light-element.js';
import { may } from './session.js';

/** Each is an element settings-NAME in a file of that name, loaded when it is wanted. */
const SECTIONS = [
  { name: 'account', icon: 'person', permission: 'OWN_ACCOUNT', load: () => import('./settings-account.js') },
  { name: 'plant', icon: 'house', permission: 'PLANT', load: () => import('./settings-plant.js') },
  { name: 'people', icon: 'people', permission: 'PEOPLE', load: () => import('./settings-people.js') },
  { name: 'tokens', icon: 'key', permission: 'OWN_ACCOUNT', load: () => import('./settings-tokens.js') },
  { name: 'notices', icon: 'alarms', permission: 'SETTINGS', load: () => import('./settings-notices.js') },
  { name: 'packs', icon: 'devices', permission: 'UPDATE', load: () => import('./settings-packs.js') },
  { name: 'backup', icon: 'box', permission: 'SUPPORT', load: () => import('./settings-backup.js') },
  { name: 'certificate', icon: 'lock', permission: 'SETTINGS', load: () => import('./settings-certificate.js') },
  { name: 'machine', icon: 'settings', permission: 'UPDATE', load: () => import('./settings-machine.js') },
  { name: 'audit', icon: 'history', permission: 'SUPPORT', load: () => import('./settings-audit.js') },
  { name: 'about', icon: 'info', permission: 'SEE', load: () => import('./settings-about.js') },
];

class SettingsPage extends LightElement {
  static properties = {
    data: { attribute: false },
    time: { type: Number },
    address: { attribute: false },
    /** the section's element, once its file is there */
    element: { state: true },
  };

  #shown;

  willUpdate() {
    const sections = SECTIONS.filter(({ permission }) => may(permission));
    const wanted = this.address?.rest[0];
    const section = sections.find(({ name }) => name === wanted) ?? sections[0];
    if (section && section.name !== this.#shown) {
      this.#shown = section.name;
      this.#load(section);
    }
    if (this.element) {
      Object.assign(this.element, { data: this.data, time: this.time });
    }
  }

  render() {
    const wanted = this.address?.rest[0];
    return html`
      <div class="settings ${wanted ? 'one' : 'all'}">
        <h1 class="page-title">${wanted ? html`<a class="up" href=${hashOf('settings')}>${t('settings.title')}</a>` : t('settings.title')}</h1>
        <nav class="sections" aria-label=${t('settings.sections')}><ul>
          ${SECTIONS.filter(({ permission }) => may(permission)).map(({ name, icon: shape }) => html`
            <li><a href=${hashOf('settings', [name])} aria-current=${name === this.#shown ? 'true' : 'false'}>${icon(shape)}<span>${t(`settings.${name}`)}</span></a></li>`)}
        </ul></nav>
        <div class="section">${this.element ?? nothing}</div>
      </div>`;
  }

  async #load({ name, load }) {
    await load();
    if (name === this.#shown) {
      this.element = document.createElement(`settings-${name}`);
    }
  }
}

customElements.define('settings-page', SettingsPage);
