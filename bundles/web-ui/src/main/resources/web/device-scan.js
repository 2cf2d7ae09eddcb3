// SPDX-License-Identifier: Apache-2.0
// A search of the gateway for devices: asked for, looked at until it ends, called off.
import { ask, read } from './requests.js';

const LOOK_AGAIN_MS = 1000;

/** The newest search of the gateway, for an element that is drawn anew with what it finds. */
export class DeviceScan {
  /** as the gateway tells it: {id, state, asked, toAsk, detail, candidates}; null when there was none */
  latest = null;
  #host;
  #timer = 0;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  /** A search goes on where the page was left, and what it has found is still there. */
  async hostConnected() {
    const newest = this.latest ?? (await read('/discovery')).form?.scans?.[0] ?? null;
    this.#take(this.latest ?? newest);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
  }

  get running() {
    return this.latest?.state === 'RUNNING';
  }

  /** What a driver knows; a driver's devices can be added. */
  get found() {
    return this.#candidates.filter(({ family }) => family);
  }

  /** What answers and nobody knows. */
  get strangers() {
    return this.#candidates.filter(({ family }) => !family);
  }

  get #candidates() {
    return this.latest?.candidates ?? [];
  }

  /** Begins; gives the answer of ask. */
  async start(search) {
    const answer = await ask('POST', '/discovery', search);
    if (answer.form) {
      this.#take(answer.form);
    }
    return answer;
  }

  /** Calls it off; gives the answer of ask. */
  async stop() {
    const answer = await ask('DELETE', this.path());
    await this.#look();
    return answer;
  }

  /** The path of the search, or of one of its candidates. */
  path(candidate) {
    return `/discovery/${encodeURIComponent(this.latest.id)}${candidate ? `/candidates/${candidate.number}` : ''}`;
  }

  #take(scan) {
    this.latest = scan;
    clearTimeout(this.#timer);
    if (this.running && this.#host.isConnected) {
      this.#timer = setTimeout(() => this.#look(), LOOK_AGAIN_MS);
    }
    this.#host.requestUpdate();
  }

  /** A gateway that has restarted knows of no search: then none goes on. */
  async #look() {
    const { id } = this.latest;
    const { form, status } = await read(this.path());
    if (this.latest?.id === id) {
      this.#take(status === 404 ? null : form ?? this.latest);
    }
  }
}
