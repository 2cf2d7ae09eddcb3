// SPDX-License-Identifier: Apache-2.0
// The draft as the gateway keeps it: read, kept, reviewed. Steps change it through patch().
import { FormElement } from '../form-element.js';
import { read, ask } from '../requests.js';
import { LAYOUTS } from './layouts.js';

export class DraftElement extends FormElement {
  static properties = {
    /** the draft's form, or null until it was read */
    draft: { state: true },
    /** the gateway's review: {ready, steps, changes} */
    review: { state: true },
    /** whether a draft is kept, rather than what is configured */
    kept: { state: true },
    /** whether somebody else has changed it meanwhile */
    stale412: { state: true },
    /** whether the person wanted to go on, so that what is missing is shown */
    tried: { state: true },
  };

  etag = undefined;

  constructor() {
    super();
    this.draft = null;
    this.review = null;
    this.kept = false;
    this.stale412 = false;
    this.tried = false;
  }

  /** Reads how commissioning stands. */
  async load() {
    const answer = await this.whileAsking(read('/commissioning'));
    this.problem = answer.refusal ? answer : null;
    if (answer.form) {
      this.#take(answer);
    }
  }

  /** Changes the draft on this page; keep() sends it. */
  patch(changes) {
    this.draft = { ...this.draft, ...changes };
  }

  /** Has the gateway keep the draft with changes; gives whether it did. */
  async keep(changes = {}) {
    const next = without({ ...this.draft, ...changes });
    const answer = await this.whileAsking(ask('PUT', '/commissioning', next, { etag: this.etag }));
    if (answer.status === 412) {
      this.stale412 = true;
      return false;
    }
    this.draft = { ...this.draft, ...changes };
    if (await this.outcome(answer)) {
      this.#take(answer);
      return true;
    }
    return false;
  }

  #take({ form, etag }) {
    const { draft, kept, ...review } = form;
    this.draft = { ...draft, lines: draft.lines ?? [], devices: draft.devices ?? [], sensors: draft.sensors ?? {}, checks: draft.checks ?? {} };
    this.review = review;
    this.kept = kept;
    this.etag = etag;
    this.stale412 = false;
  }

  /** What is to be said of a step of this page, which may be several of the gateway's. */
  remarksOf(step) {
    return (this.review?.steps ?? []).filter((one) => step.covers.includes(one.step)).flatMap(({ remarks }) => remarks);
  }

  /** DONE, OPEN or WRONG; what nobody has looked at yet is open, even where nothing is missing. */
  stateOf(step, visited) {
    const states = (this.review?.steps ?? []).filter((one) => step.covers.includes(one.step)).map(({ state }) => state);
    return states.includes('WRONG') ? 'WRONG' : visited && states.length > 0 && states.every((state) => state === 'DONE') ? 'DONE' : 'OPEN';
  }

  get layout() {
    return LAYOUTS[this.draft?.configuration];
  }

  get chargePoints() {
    return this.draft.devices.filter(({ family }) => family === 'wallbox');
  }

  /** The wiring tables of what is there. */
  tables() {
    const { configuration, sensors } = this.draft;
    const tables = LAYOUTS[configuration].tables.filter((table) => table !== 'production' || configuration === 6 || sensors.production);
    return this.chargePoints.length > 0 ? [...tables, 'chargePoint'] : tables;
  }
}

/** An empty entry is one that was not given. */
function without(form) {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined && value !== null && value !== ''));
}
