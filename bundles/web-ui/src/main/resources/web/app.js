// SPDX-License-Identifier: Apache-2.0
// The page as a whole: live data in, pages out.
import { html } from 'lit';
import './connection-notice.js';
import './devices-page.js';
import './home-page.js';
import './page-header.js';
import { chooseLanguage, currentLanguage, preferredLanguage, t, useLanguage } from './i18n.js';
import { LightElement } from './light-element.js';
import { LiveData } from './live-data.js';

class MeriggioApp extends LightElement {
  static properties = {
    page: { state: true },
    data: { state: true },
    time: { state: true },
    /** drawn anew as a whole when it changes: every word does */
    language: { state: true },
  };

  #live = new LiveData();
  #frame = 0;
  #asked = new Set();

  constructor() {
    super();
    this.page = pageOfAddress();
    this.data = this.#live.state;
    this.time = Date.now();
    this.language = currentLanguage();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#live.addEventListener('change', () => this.#showSoon());
    this.#live.addEventListener('reconnect', () => this.#reloadIfUpdated());
    this.#live.start();
    addEventListener('hashchange', () => {
      this.page = pageOfAddress();
      scrollTo(0, 0);
    });
    this.addEventListener('want-points', (event) => this.#live.loadPoints(event.detail));
    this.addEventListener('answered', ({ detail }) => this.#live.take(detail.kind, detail.form));
    this.addEventListener('want-language', (event) => this.#speak(event.detail));
    setInterval(() => { if (!document.hidden) this.time = Date.now(); }, 1000);
  }

  render() {
    const { connection, health, heardAt, plant } = this.data;
    const serverTime = this.#live.clock.now();
    document.title = plant?.name ? `${plant.name} · Meriggio` : 'Meriggio';
    return html`
      <a class="skip" href="#content" @click=${this.#skip}>${t('nav.skip')}</a>
      <page-header .page=${this.page} .health=${health?.status} .connection=${connection} .language=${this.language}></page-header>
      <connection-notice .lost=${connection === 'LOST'} .since=${heardAt} .time=${this.time}></connection-notice>
      <main id="content" tabindex="-1">${this.page === 'devices'
        ? html`<devices-page .data=${this.data} .time=${serverTime}></devices-page>`
        : html`<home-page .data=${this.data} .time=${serverTime}></home-page>`}</main>
      <footer class="quiet">Meriggio ${health?.version ?? ''}</footer>`;
  }

  /** Many events may come in one frame; they are drawn once. */
  #showSoon() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => { this.data = this.#live.state; });
  }

  /** The stream tells a device's points when they change; the page wants them at once. */
  willUpdate() {
    if (this.page === 'devices') {
      for (const { id } of (this.data.devices ?? []).filter((device) => !this.#asked.has(device.id))) {
        this.#asked.add(id);
        this.#live.loadPoints(id);
      }
    }
  }

  async #speak(code) {
    await chooseLanguage(code);
    this.language = code;
    this.#live.speak();
    // every element that shows words asks for them while rendering
    for (const element of this.querySelectorAll('*')) {
      element.requestUpdate?.();
    }
  }

  /** A wall panel stays open for months: after an update of the gateway it takes the new page. */
  async #reloadIfUpdated() {
    const build = document.querySelector('meta[name=build]').content;
    const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    const tag = answer?.ok ? answer.headers.get('ETag') : null;
    if (tag && !tag.includes(build)) {
      location.reload();
    }
  }

  #skip(event) {
    event.preventDefault();
    this.querySelector('main').focus();
  }
}

function pageOfAddress() {
  return location.hash === '#/devices' ? 'devices' : 'home';
}

await useLanguage(preferredLanguage());
customElements.define('meriggio-app', MeriggioApp);
