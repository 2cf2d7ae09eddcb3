// SPDX-License-Identifier: Apache-2.0
// An answer may be older than what the stream has told while it was on its way: then the stream is right.

/** Which members of a list's element the stream tells; all, where a kind isn't named. */
const MEMBERS = {
  device: ['state', 'reason', 'detail'],
  line: ['state', 'reason', 'detail', 'utilisation', 'requests', 'timeouts', 'errors'],
};

/** When the stream last told of what. Moments are those of performance.now(). */
export class Told {
  /** by 'plant', 'device ID', 'line ID' … */
  #at = new Map();

  /** The stream tells of something now; what has no id is of the plant. */
  note(kind, id) {
    this.#at.set(keyOf(kind, id), performance.now());
  }

  /** Whether the stream has told of something after a moment. */
  since(asked, kind, id) {
    return (this.#at.get(keyOf(kind, id)) ?? -1) >= asked;
  }

  /** The answered list, but with what the stream told since it was asked for. */
  keeping(answered, known, asked, kind) {
    return answered.map((item) => {
      const told = this.since(asked, kind, item.id) && known?.find(({ id }) => id === item.id);
      return told ? { ...item, ...picked(told, MEMBERS[kind]) } : item;
    });
  }
}

function keyOf(kind, id) {
  return id === undefined ? kind : `${kind} ${id}`;
}

function picked(source, names = Object.keys(source)) {
  return Object.fromEntries(names.filter((name) => name in source).map((name) => [name, source[name]]));
}
