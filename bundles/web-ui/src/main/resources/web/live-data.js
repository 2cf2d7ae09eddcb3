// SPDX-License-Identifier: Apache-2.0
// What the gateway says, kept current: REST for the first picture, the event stream from then on.
import { EventStream } from './event-stream.js';
import { DECIDED, EMPTY, timed, withAlarm, withDecided, withDevice, withLine, withLoss, withNow, without } from './live-picture.js';
import { withPast } from './power-history.js';
import { pastSamples } from './power-past.js';
import { ask } from './requests.js';
import { gatewayClock } from './server-clock.js';
import { may } from './session.js';
import { Told } from './told.js';

/** The stream's keep-alive comments are invisible to a page, so silence is checked by asking. */
const SILENCE_MS = 20_000;
const CHECK_EVERY_MS = 5_000;
const REFRESH_EVERY_MS = 60_000;
const ANSWER_WITHIN_MS = 8_000;

/** Where the lists of things that the controller decides on are asked for. */
const PATHS = { 'charge-point': '/charge-points', output: '/outputs', logic: '/logics', storage: '/storages' };

/**
 * The live picture of the gateway. `state` is replaced, never changed in place; each change fires
 * the event `change`.
 */
export class LiveData extends EventTarget {
  state = EMPTY;
  #told = new Told();
  #timer = 0;
  #refreshedAt = 0;
  /** the first answers; the past is asked for after them */
  #first = Promise.resolve();
  #pastAsked = false;

  /** What an event of the stream changes. */
  #news = {
    plant: (now) => this.#withToldNow(now),
    device: (event) => this.#withToldDevice(event),
    alarm: (alarm) => withAlarm(this.state, alarm),
    line: (line) => withLine(this.state, line),
    ...Object.fromEntries(Object.keys(DECIDED).map((kind) => [kind, (told) => withDecided(this.state, kind, told, gatewayClock.now())])),
    removed: ({ kind, id }) => without(this.state, kind, id),
  };

  #stream = new EventStream(Object.keys(this.#news), {
    opened: () => this.#opened(),
    told: (kind, form) => this.#hear(kind, form),
    failed: () => this.#lost(),
    // an answer tells when it is that the session is over
    refused: () => this.#loadNow(),
  });

  /** Loads the first picture and follows the stream until stop(). */
  start() {
    if (this.#timer) {
      return;
    }
    this.#timer = setInterval(() => this.#check(), CHECK_EVERY_MS);
    this.#first = this.refresh();
    this.#stream.open();
    addEventListener('offline', this.#onBrowserOffline);
    addEventListener('online', this.#onBrowserOnline);
    document.addEventListener('visibilitychange', this.#onBrowserOnline);
  }

  /** Stops, and forgets what was known. */
  stop() {
    this.rest();
    this.#pastAsked = false;
    this.#change(EMPTY);
  }

  /** Closes the stream and all timers until start(); what was known stays. */
  rest() {
    clearInterval(this.#timer);
    this.#timer = 0;
    this.#stream.close();
    removeEventListener('offline', this.#onBrowserOffline);
    removeEventListener('online', this.#onBrowserOnline);
    document.removeEventListener('visibilitychange', this.#onBrowserOnline);
  }

  /** Asks for everything anew. Parts that can't be had keep what they had. */
  async refresh() {
    this.#refreshedAt = Date.now();
    await Promise.all([
      this.#load('/health', (health) => ({ health })),
      this.loadPlant(),
      this.#loadNow(),
      this.#loadDevices(),
      this.#load('/lines', ({ lines }, asked) => ({ lines: this.#told.keeping(lines, this.state.lines, asked, 'line') })),
      this.#load('/packs', ({ packs }) => ({ packs })),
      this.#load('/energy-flows', (energy) => ({ energy })),
      this.#load('/alarms?state=active', ({ alarms }) => ({ alarms })),
      ...Object.keys(DECIDED).map((kind) => this.#loadDecided(kind)),
    ]);
  }

  /** Asks for everything in another language, and has the stream speak it. */
  speak() {
    this.refresh();
    this.#stream.open();
  }

  /** Takes what the gateway answered to a person's request, as if the stream had told it. */
  take(kind, form) {
    if (kind === 'site') {
      // devices, lines or packs: what else they change the gateway knows best
      this.refresh();
    } else if (kind === 'alarm') {
      this.#change(withAlarm(this.state, form));
    } else if (kind === 'logics') {
      this.#change({ logics: form.logics.map((logic) => timed(logic, gatewayClock.now())) });
    } else {
      this.#told.note(kind, form.id);
      this.#change(withDecided(this.state, kind, form, gatewayClock.now()));
    }
  }

  /** Asks for the points of one device. */
  async loadPoints(id) {
    await this.#load(`/devices/${encodeURIComponent(id)}/points`, ({ points }, asked) =>
      this.#told.since(asked, 'device', id) ? {} : { points: { ...this.state.points, [id]: points } });
  }

  /** Asks for what the site says of its plant, of which the stream tells the figures only. */
  loadPlant() {
    return this.#load('/plant', (plant) => ({ plant }));
  }

  /** Asks for the last ten minutes; once, however often they are wanted: what comes later is seen live. */
  async loadPast() {
    if (this.#pastAsked || !this.#timer || !may('SEE')) {
      return;
    }
    this.#pastAsked = true;
    const run = this.#timer;
    await this.#first;
    const past = await pastSamples(gatewayClock.now());
    if (past.length && run === this.#timer) {
      this.#change({ samples: withPast(this.state.samples, past) });
    }
  }

  /** The stream speaks the browser's language, an answer the one that was asked for: hints come from here. */
  #loadNow() {
    return this.#load('/plant/now', (now, asked) => ({
      ...(this.#told.since(asked, 'plant') ? {} : withNow(this.state, now, gatewayClock.now())),
      hints: now.hints ?? [],
    }));
  }

  #loadDevices() {
    return this.#load('/devices', ({ devices }, asked) => ({ devices: this.#told.keeping(devices, this.state.devices, asked, 'device') }));
  }

  #loadDecided(kind) {
    const list = DECIDED[kind];
    return this.#load(PATHS[kind], (answer, asked) => ({
      [list]: this.#told.keeping(answer[list].map((item) => timed(item, gatewayClock.now())), this.state[list], asked, kind),
    }));
  }

  /** Gives whether the gateway answered. What is not reached the stream's own error and the check say to the reader. */
  async #load(path, toPart) {
    const asked = performance.now();
    const { form } = await ask('GET', path, undefined, { withinMs: ANSWER_WITHIN_MS });
    // who signed out meanwhile gets nothing of it
    if (form && this.#timer) {
      this.#change(toPart(form, asked));
    }
    return form !== undefined;
  }

  #change(part) {
    this.state = Object.freeze({ ...this.state, ...part });
    this.dispatchEvent(new Event('change'));
  }

  #hear(kind, form) {
    this.#told.note(kind, form.id);
    this.#change({ ...this.#news[kind](form), connection: 'LIVE', heardAt: Date.now() });
  }

  #withToldNow(now) {
    const codes = (hints) => (hints ?? []).map((hint) => hint.code).join();
    if (codes(now.hints) !== codes(this.state.hints)) {
      this.#loadNow();
    }
    if (now.configuration !== this.state.now?.configuration) {
      // commissioned anew, here or elsewhere: under another name, perhaps
      this.loadPlant();
    }
    return withNow(this.state, now, gatewayClock.now());
  }

  #withToldDevice(event) {
    if (!this.state.devices?.some(({ id }) => id === event.id)) {
      this.#loadDevices();
    }
    return withDevice(this.state, event);
  }

  #opened() {
    const again = this.state.connection === 'LOST';
    this.#change({ connection: 'LIVE', heardAt: Date.now() });
    if (again) {
      this.refresh();
      this.dispatchEvent(new Event('reconnect'));
    }
  }

  #lost() {
    if (this.state.connection !== 'LOST') {
      this.#change(withLoss(this.state, gatewayClock.now()));
    }
  }

  #onBrowserOffline = () => this.#lost();
  #onBrowserOnline = () => {
    if (!document.hidden) {
      this.#check();
    }
  };

  async #check() {
    if (this.state.connection !== 'LIVE') {
      return;
    }
    if (Date.now() - (this.state.heardAt ?? 0) > SILENCE_MS) {
      if (!await this.#load('/health', (health) => ({ health, heardAt: Date.now() }))) {
        this.#lost();
      }
      this.#stream.open();
    } else if (Date.now() - this.#refreshedAt > REFRESH_EVERY_MS) {
      await this.refresh();
    } else {
      await this.#load('/health', (health) => ({ health }));
    }
  }
}
