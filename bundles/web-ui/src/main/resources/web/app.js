// SPDX-License-Identifier: Apache-2.0
// The page as a whole: who is signed in, where they are, live data in, pages out.
import { html, nothing } from 'lit';
import { whoIsIt } from './accounts.js';
import { addressOf, hashOf, redirect } from './address.js';
import './connection-notice.js';
import './gateway-notice.js';
import './page-header.js';
import './page-nav.js';
import { chooseLanguage, currentLanguage, preferredLanguage, t, useLanguage } from './i18n.js';
import { keepFocusIn } from './keep-focus.js';
import { LightElement } from './light-element.js';
import { LiveData } from './live-data.js';
import { waitingAlarms } from './live-picture.js';
import { keepForOffline } from './offline.js';
import { reloadIfUpdated } from './page-update.js';
import { pageNamed } from './pages.js';
import { usePlantZone } from './plant-zone.js';
import { gatewayClock } from './server-clock.js';
import { may, session } from './session.js';

const ASK_AGAIN_MS = 3000;
/** What tells that a person has entered something that the gateway may not have yet. */
const ENTERED = ['input', 'change', 'change-draft', 'add-candidate'];

class MeriggioApp extends LightElement {
  static properties = {
    address: { state: true },
    /** the entry of pages.js that is shown, and its element, once its file is there */
    page: { state: true },
    element: { state: true },
    data: { state: true },
    time: { state: true },
    /** drawn anew as a whole when it changes: every word does */
    language: { state: true },
  };

  #live = new LiveData();
  #frame = 0;
  #asked = new Set();
  /** whether something was entered on the page that is shown */
  #entered = false;
  /** who is signed in; of an expired session, who was */
  #user = null;

  constructor() {
    super();
    this.address = addressOf(location.hash);
    this.data = this.#live.state;
    this.time = Date.now();
    this.language = currentLanguage();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#live.addEventListener('change', () => this.#showSoon());
    this.#live.addEventListener('reconnect', () => reloadIfUpdated());
    session.addEventListener('change', () => this.#sessionChanged());
    addEventListener('hashchange', () => this.#follow());
    ENTERED.forEach((kind) => this.addEventListener(kind, ({ target }) => { this.#entered ||= this.element?.contains(target) ?? false; }));
    this.addEventListener('want-points', (event) => this.#live.loadPoints(event.detail));
    this.addEventListener('want-past', () => this.#live.loadPast());
    this.addEventListener('want-plant', () => this.#live.loadPlant());
    this.addEventListener('answered', ({ detail }) => this.#live.take(detail.kind, detail.form));
    this.addEventListener('want-language', (event) => this.#speak(event.detail));
    setInterval(() => { if (!document.hidden) this.time = Date.now(); }, 1000);
    setInterval(() => { if (session.state === 'UNREACHED') whoIsIt(); }, ASK_AGAIN_MS);
    this.#sessionChanged();
  }

  render() {
    const { connection, health, heardAt, plant } = this.data;
    const frame = this.page?.frame ?? 'PLAIN';
    const lost = connection === 'LOST' || session.state === 'UNREACHED';
    document.title = this.#title(plant);
    if (this.element) {
      Object.assign(this.element, { data: this.data, time: gatewayClock.now(), address: this.address });
    }
    return html`
      ${frame === 'NONE' ? nothing : html`<a class="skip" href="#content" @click=${(event) => { event.preventDefault(); this.querySelector('main').focus(); }}>${t('nav.skip')}</a>`}
      <div class="frame frame-${frame.toLowerCase()}">
        ${frame === 'FULL' ? html`<page-nav .page=${this.page.name} .alarms=${waitingAlarms(this.data)}></page-nav>` : nothing}
        <div class="page">
          ${frame === 'NONE' ? nothing : html`<page-header .plain=${frame === 'PLAIN'} .health=${health?.status} .connection=${connection} .language=${this.language}></page-header>`}
          <connection-notice .lost=${lost} .since=${heardAt} .time=${this.time}></connection-notice>
          ${frame === 'FULL' ? html`<gateway-notice .health=${health}></gateway-notice>` : nothing}
          <main id="content" tabindex="-1">${this.#content()}</main>
          <sign-in-again .open=${session.state === 'EXPIRED'}></sign-in-again>
          ${frame === 'NONE' ? nothing : html`<footer class="quiet">Meriggio ${health?.version ?? ''}</footer>`}
        </div>
      </div>`;
  }

  #content() {
    if (session.state === 'UNREACHED') {
      return html`<section class="card entrance"><h1>${t('unreached.title')}</h1><p>${t('unreached.meaning')}</p></section>`;
    }
    if (this.page && !may(this.page.permission)) {
      return html`<h1>${t('nav.notAllowed')}</h1><p class="plain-note">${t('nav.notAllowed.meaning')}</p>`;
    }
    return this.element ?? nothing;
  }

  #title(plant) {
    const place = plant?.name ? `${plant.name} · Meriggio` : 'Meriggio';
    return this.page && this.page.name !== 'home' ? `${t(`nav.${this.page.name}`)} · ${place}` : place;
  }

  /** Nobody sees data who isn't signed in; who was away comes back to where they were. */
  #sessionChanged() {
    if (session.state === 'EXPIRED') {
      this.#signInAgain();
      return;
    }
    if (session.state === 'IN') {
      if (this.#user !== null && this.#user !== session.who.user) {
        // what another has left on the page is not theirs
        this.page = undefined;
        this.element = null;
      }
      this.#user = session.who.user;
      this.#live.start();
    } else {
      this.#user = null;
      this.#live.stop();
      this.#asked.clear();
    }
    this.#redrawAll();
    this.#follow();
  }

  /** What was entered stays behind a dialog; where nothing was, one signs in as at first. */
  async #signInAgain() {
    if (!this.#entered || !(await import('./sign-in-again.js').then(() => true, () => false))) {
      session.end();
      return;
    }
    this.#live.rest();
    this.requestUpdate();
  }

  /** Goes where the address points, or where one has to go first. */
  #follow() {
    if (['UNKNOWN', 'UNREACHED', 'EXPIRED'].includes(session.state)) {
      return;
    }
    const address = addressOf(location.hash);
    const page = pageNamed(address.page);
    if (page === undefined) {
      redirect(hashOf('home'));
    } else if (page.permission !== undefined && session.state === 'OUT') {
      redirect(session.claimed === false ? hashOf('claim') : hashOf('login', [], { back: location.hash.replace(/^#\/?/, '') }));
    } else if (page.name === 'login' && session.state === 'IN') {
      redirect(`#/${address.parameters.back ?? ''}`);
    } else {
      this.#show(page, address);
    }
  }

  async #show(page, address) {
    const before = this.address;
    this.address = address;
    if (page === this.page) {
      if (before.rest.join() !== address.rest.join()) {
        scrollTo(0, 0);
        await this.updateComplete;
        this.#focusHeading();
      }
      return;
    }
    const first = this.page === undefined;
    if (!may(this.page?.permission)) {
      // what was never shown is not shown while the next one is loaded
      this.element = null;
    }
    this.page = page;
    const loaded = await page.load().then(() => true, () => false);
    if (page !== this.page) {
      return;
    }
    if (!loaded) {
      // the gateway was updated while this page was open, or is out of reach: the new one has the file
      this.page = undefined;
      this.element = null;
      await reloadIfUpdated();
      return;
    }
    this.#entered = false;
    this.element = document.createElement(`${page.name}-page`);
    scrollTo(0, 0);
    await this.updateComplete;
    await this.element.updateComplete;
    if (!first) {
      this.#focusHeading();
    }
  }

  /** Who can't see the page learns from its heading that it is another. */
  #focusHeading() {
    const heading = this.querySelector('main h1');
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  }

  firstUpdated() {
    keepFocusIn(this.querySelector('main'));
  }

  /** Many events may come in one frame; they are drawn once. */
  #showSoon() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => { this.data = this.#live.state; });
  }

  /** The stream tells a device's points when they change; the page wants them at once. */
  willUpdate() {
    if (usePlantZone(this.data.plant?.timeZone)) {
      this.#redrawAll();
    }
    if (this.page?.name === 'devices') {
      for (const { id } of (this.data.devices ?? []).filter((device) => !this.#asked.has(device.id))) {
        this.#asked.add(id);
        this.#live.loadPoints(id);
      }
    }
  }

  async #speak(code) {
    await chooseLanguage(code);
    this.language = code;
    if (session.state === 'IN') {
      this.#live.speak();
    }
    this.#redrawAll();
  }

  /** Every element that shows words, or what only some may do, asks for them while rendering. */
  #redrawAll() {
    this.requestUpdate();
    for (const element of this.querySelectorAll('*')) {
      element.requestUpdate?.();
    }
  }
}

await Promise.all([useLanguage(preferredLanguage()), whoIsIt()]);
customElements.define('meriggio-app', MeriggioApp);
keepForOffline();
