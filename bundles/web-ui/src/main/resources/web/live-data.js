// SPDX-License-Identifier: Apache-2.0
// What the gateway says, kept current: REST for the first picture, the event stream from then on.
import { currentLanguage } from './i18n.js';
import { withHole, withSample } from './power-history.js';
import { noticeSignedOut } from './requests.js';
import { ServerClock } from './server-clock.js';

const API = '/api/v1';
/** The stream's keep-alive comments are invisible to a page, so silence is checked by asking. */
const SILENCE_MS = 20_000;
const CHECK_EVERY_MS = 5_000;
const REFRESH_EVERY_MS = 60_000;
const REOPEN_AFTER_MS = 3_000;
const ANSWER_WITHIN_MS = 8_000;

const EMPTY = Object.freeze({
  /** CONNECTING until the first answer, then LIVE or LOST */
  connection: 'CONNECTING',
  /** when the gateway was last heard, in this browser's milliseconds; null before the first time */
  heardAt: null,
  health: null,
  plant: null,
  now: null,
  /** what a person should know of the plant, as {code, text} in the page's language */
  hints: [],
  /** lists are null until they are known: none is not the same as not known */
  devices: null,
  points: {},
  lines: null,
  packs: null,
  chargePoints: null,
  outputs: null,
  logics: null,
  storages: null,
  /** {today, lastInterval}: which energy went where, in Wh; null until it is known */
  energy: null,
  /** the alarms that are not over yet, newest first */
  alarms: null,
  samples: [],
});

/** Which members of a list's element the stream tells. */
const TOLD = {
  device: ['state', 'reason', 'detail'],
  line: ['state', 'reason', 'detail', 'utilisation', 'requests', 'timeouts', 'errors'],
};

/** What the controller decides on: the event and the kind, the list's name and its path. */
const DECIDED = {
  'charge-point': ['chargePoints', '/charge-points'],
  output: ['outputs', '/outputs'],
  logic: ['logics', '/logics'],
  storage: ['storages', '/storages'],
};
const LISTS = { device: 'devices', line: 'lines' };

function pick(source, names) {
  return Object.fromEntries(names.filter((name) => name in source).map((name) => [name, source[name]]));
}

/**
 * The live picture of the gateway. `state` is replaced, never changed in place; each change fires
 * the event `change`.
 */
export class LiveData extends EventTarget {
  state = EMPTY;
  clock = new ServerClock();
  #stream = null;
  #timers = [];
  #reopening = 0;
  #refreshedAt = 0;
  /** when the stream last told of what: 'plant', 'device ID', 'line ID' */
  #told = new Map();

  /** Loads the first picture and follows the stream until stop(). */
  start() {
    if (this.#timers.length) {
      return;
    }
    this.#timers = [setInterval(() => this.#check(), CHECK_EVERY_MS)];
    this.refresh();
    this.#open();
    addEventListener('offline', this.#onBrowserOffline);
    addEventListener('online', this.#onBrowserOnline);
    document.addEventListener('visibilitychange', this.#onBrowserOnline);
  }

  /** Closes the stream, forgets all timers and what was known. */
  stop() {
    this.#timers.forEach(clearInterval);
    this.#timers = [];
    clearTimeout(this.#reopening);
    this.#stream?.close();
    this.#change(EMPTY);
    removeEventListener('offline', this.#onBrowserOffline);
    removeEventListener('online', this.#onBrowserOnline);
    document.removeEventListener('visibilitychange', this.#onBrowserOnline);
  }

  /** Asks for everything anew. Parts that can't be had keep what they had. */
  async refresh() {
    this.#refreshedAt = Date.now();
    await Promise.all([
      this.#load('/health', (health) => ({ health })),
      this.#load('/plant', (plant) => ({ plant })),
      this.#loadNow(),
      this.#loadDevices(),
      this.#load('/lines', ({ lines }, asked) => ({ lines: this.#keepingTold(lines, this.state.lines, asked, 'line') })),
      this.#load('/packs', ({ packs }) => ({ packs })),
      this.#load('/energy-flows', (energy) => ({ energy })),
      this.#loadAlarms(),
      ...Object.keys(DECIDED).map((kind) => this.#loadDecided(kind)),
    ]);
  }

  /** Asks for everything in another language, and has the stream speak it. */
  speak() {
    this.refresh();
    this.#open();
  }

  /** Takes what the gateway answered to a person's request, as if the stream had told it. */
  take(kind, form) {
    if (kind === 'site') {
      // devices, lines or packs: what else they change the gateway knows best
      this.refresh();
    } else if (kind === 'alarm') {
      this.#change(this.#withAlarm(form));
    } else if (kind === 'logics') {
      this.#change({ logics: form.logics.map((logic) => this.#timed(logic)) });
    } else {
      this.#told.set(`${kind} ${form.id}`, performance.now());
      this.#change(this.#withDecided(kind, form));
    }
  }

  #loadDecided(kind) {
    const [list, path] = DECIDED[kind];
    return this.#load(path, (answer, asked) => ({
      [list]: answer[list].map((item) => {
        const told = this.#toldSince(asked, `${kind} ${item.id}`) && this.state[list]?.find((other) => other.id === item.id);
        return told || this.#timed(item);
      }),
    }));
  }

  /** With the moment at which its timer is over, on the gateway's clock: the page counts down to it. */
  #timed(item) {
    const seconds = item.remainingSeconds ?? item.status?.remainingSeconds ?? null;
    return { ...item, until: seconds === null ? null : this.clock.now() + seconds * 1000 };
  }

  #withDecided(kind, told) {
    const [list] = DECIDED[kind];
    const known = this.state[list] ?? [];
    const item = this.#timed(told);
    return {
      [list]: known.some((other) => other.id === item.id)
        ? known.map((other) => (other.id === item.id ? item : other))
        : [...known, item].sort((a, b) => (a.id < b.id ? -1 : 1)),
    };
  }

  /** Asks for the points of one device. */
  async loadPoints(id) {
    await this.#load(`/devices/${encodeURIComponent(id)}/points`, ({ points }, asked) =>
      this.#toldSince(asked, `device ${id}`) ? {} : { points: { ...this.state.points, [id]: points } });
  }

  /** The stream speaks the browser's language, an answer the one that was asked for: hints come from here. */
  #loadNow() {
    return this.#load('/plant/now', (now, asked) => ({
      ...(this.#toldSince(asked, 'plant') ? {} : this.#withNow(now)),
      hints: now.hints ?? [],
    }));
  }

  #loadAlarms() {
    return this.#load('/alarms?state=active', ({ alarms }) => ({ alarms }));
  }

  /** An alarm that began, was seen by somebody or is over. */
  #withAlarm(alarm) {
    const others = (this.state.alarms ?? []).filter(({ id }) => id !== alarm.id);
    return { alarms: alarm.until ? others : [alarm, ...others].sort((a, b) => (a.since < b.since ? 1 : -1)) };
  }

  #loadDevices() {
    return this.#load('/devices', ({ devices }, asked) => ({
      devices: this.#keepingTold(devices, this.state.devices, asked, 'device'),
    }));
  }

  /** Whether the stream has told of something after it was asked for: then the answer is the older one. */
  #toldSince(asked, what) {
    return (this.#told.get(what) ?? -1) >= asked;
  }

  /** The answered list, but with what the stream told meanwhile. */
  #keepingTold(answered, known, asked, kind) {
    return answered.map((item) => {
      const told = this.#toldSince(asked, `${kind} ${item.id}`) && known?.find((other) => other.id === item.id);
      return told ? { ...item, ...pick(told, TOLD[kind]) } : item;
    });
  }

  #onBrowserOffline = () => this.#lost();
  #onBrowserOnline = () => {
    if (!document.hidden) {
      this.#check();
    }
  };

  #change(part) {
    this.state = Object.freeze({ ...this.state, ...part });
    this.dispatchEvent(new Event('change'));
  }

  async #load(path, toPart) {
    const asked = performance.now();
    try {
      const response = await fetch(API + path, {
        headers: { Accept: 'application/json', 'Accept-Language': currentLanguage() },
        cache: 'no-store',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      this.clock.learn(response);
      noticeSignedOut(response);
      const answer = response.ok ? await response.json() : null;
      // who signed out meanwhile gets nothing of it
      if (answer && this.#timers.length) {
        this.#change(toPart(answer, asked));
      }
      return response.ok;
    } catch {
      // Not reached: the stream's own error and the check below say so to the reader.
      return false;
    }
  }

  #open() {
    this.#stream?.close();
    const stream = new EventSource(`${API}/events?language=${currentLanguage()}`);
    this.#stream = stream;
    stream.addEventListener('open', () => this.#opened());
    stream.addEventListener('error', () => this.#failed(stream));
    this.#listen(stream, 'plant', (now) => this.#withToldNow(now));
    this.#listen(stream, 'device', (event) => this.#withDevice(event));
    this.#listen(stream, 'alarm', (alarm) => this.#withAlarm(alarm));
    this.#listen(stream, 'line', (line) => this.#withLine(line));
    for (const kind of Object.keys(DECIDED)) {
      this.#listen(stream, kind, (told) => this.#withDecided(kind, told));
    }
    this.#listen(stream, 'removed', ({ kind, id }) => this.#without(kind, id));
  }

  #listen(stream, name, toPart) {
    stream.addEventListener(name, (event) => {
      const told = JSON.parse(event.data);
      this.#told.set(told.id === undefined ? name : `${name} ${told.id}`, performance.now());
      this.#change({ ...toPart(told), connection: 'LIVE', heardAt: Date.now() });
    });
  }

  #opened() {
    const again = this.state.connection === 'LOST';
    this.#change({ connection: 'LIVE', heardAt: Date.now() });
    if (again) {
      this.refresh();
      this.dispatchEvent(new Event('reconnect'));
    }
  }

  #failed(stream) {
    this.#lost();
    // An answer that is no stream (a 503 while starting) closes it for good; else the browser retries.
    if (stream === this.#stream && stream.readyState === EventSource.CLOSED) {
      clearTimeout(this.#reopening);
      this.#reopening = setTimeout(() => this.#open(), REOPEN_AFTER_MS);
      // the stream doesn't say why: an answer tells when it is that the session is over
      this.#loadNow();
    }
  }

  #lost() {
    if (this.state.connection !== 'LOST') {
      this.#change({
        connection: 'LOST',
        heardAt: this.state.heardAt ?? Date.now(),
        samples: withHole(this.state.samples, this.clock.now()),
      });
    }
  }

  async #check() {
    const silent = Date.now() - (this.state.heardAt ?? 0) > SILENCE_MS;
    if (this.state.connection === 'LIVE' && silent) {
      const answers = await this.#load('/health', (health) => ({ health, heardAt: Date.now() }));
      if (!answers) {
        this.#lost();
      }
      this.#open();
    } else if (this.state.connection === 'LIVE' && Date.now() - this.#refreshedAt > REFRESH_EVERY_MS) {
      await this.refresh();
    } else if (this.state.connection === 'LIVE') {
      await this.#load('/health', (health) => ({ health }));
    }
  }

  #withNow(now) {
    return { now, samples: withSample(this.state.samples, now, this.clock.now()) };
  }

  #withToldNow(now) {
    const codes = (hints) => (hints ?? []).map((hint) => hint.code).join();
    if (codes(now.hints) !== codes(this.state.hints)) {
      this.#loadNow();
    }
    return this.#withNow(now);
  }

  #without(kind, id) {
    const list = LISTS[kind] ?? DECIDED[kind][0];
    return { [list]: this.state[list]?.filter((item) => item.id !== id) ?? null };
  }

  #withDevice({ id, state, reason, detail, points }) {
    if (!this.state.devices?.some((device) => device.id === id)) {
      this.#loadDevices();
    }
    return {
      devices: this.state.devices?.map((device) =>
        device.id === id ? { ...device, state, reason, detail: detail ?? null } : device) ?? null,
      points: points ? { ...this.state.points, [id]: points } : this.state.points,
    };
  }

  #withLine(line) {
    const lines = this.state.lines;
    if (lines === null) {
      return {};
    }
    return {
      lines: lines.some((other) => other.id === line.id)
        ? lines.map((other) => (other.id === line.id ? { ...other, ...line } : other))
        : [...lines, line],
    };
  }
}
