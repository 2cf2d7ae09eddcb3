// SPDX-License-Identifier: Apache-2.0
// A wall panel's clock may be wrong by hours; ages are reckoned on the gateway's clock.

/** The gateway's time, from the Date header of its answers (a resolution of one second). */
export class ServerClock {
  #offset = 0;

  /** Learns from an answer; small differences are the header's resolution and are left alone. */
  learn(response) {
    const told = Date.parse(response.headers.get('Date') ?? '');
    if (Number.isFinite(told)) {
      const offset = told + 500 - Date.now();
      this.#offset = Math.abs(offset) < 1500 ? 0 : offset;
    }
  }

  /** Milliseconds since 1970, as the gateway counts them. */
  now() {
    return Date.now() + this.#offset;
  }
}

/** The clock of the gateway that this page came from; every answer teaches it. */
export const gatewayClock = new ServerClock();
