// SPDX-License-Identifier: Apache-2.0
// Who is signed in, and what they may do. The gateway decides on every request; the page only leaves out
// what would be refused.

export const PERMISSIONS = [
  'SEE', 'CHARGE', 'OUTPUTS', 'DEVICES', 'PLANT', 'PEOPLE', 'SETTINGS', 'UPDATE', 'SUPPORT', 'OWN_ACCOUNT',
];

const NOBODY = Object.freeze({ user: null, role: null, permissions: [], expiresAt: null, csrf: null });

/** The session of this page; fires "change". It asks nothing: accounts.js does. */
class Session extends EventTarget {
  /** UNKNOWN until the gateway was asked, UNREACHED when it did not answer, then IN, EXPIRED or OUT */
  state = 'UNKNOWN';
  /** {user, role, permissions, expiresAt, csrf} */
  who = NOBODY;
  /** whether the gateway has an owner; null while that isn't known */
  claimed = null;

  /** Somebody is signed in, as the gateway's form of a session says. */
  begin(form) {
    this.claimed = true;
    this.#become('IN', { ...NOBODY, ...form });
  }

  /** Nobody is signed in. */
  end(claimed = this.claimed) {
    this.claimed = claimed;
    this.#become('OUT', NOBODY);
  }

  /** It is over without their doing: who it was is known, until they come back or leave. */
  expire() {
    this.#become('EXPIRED', this.who);
  }

  /** The gateway could not be asked; who was signed in stays so. */
  unreached() {
    if (this.state !== 'IN') {
      this.#become('UNREACHED', NOBODY);
    }
  }

  #become(state, who) {
    const before = JSON.stringify([this.state, this.who, this.claimed]);
    this.state = state;
    this.who = Object.freeze(who);
    if (JSON.stringify([state, who, this.claimed]) !== before) {
      this.dispatchEvent(new Event('change'));
    }
  }
}

export const session = new Session();

/** Whether the reader has a permission (of PERMISSIONS); a page open to everybody needs none. */
export function may(permission) {
  return permission === undefined || session.who.permissions.includes(permission);
}
