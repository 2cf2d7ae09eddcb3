// SPDX-License-Identifier: Apache-2.0
// The plant's time zone: who looks from afar, or at a panel whose clock is set otherwise, reads the same
// times as the people of the house, and as the history has them.

let zone;

/** The plant's time zone; undefined, and so the browser's own, until the gateway has told it. */
export function plantZone() {
  return zone;
}

/** Takes the zone that the gateway tells; gives whether times are now written otherwise. */
export function usePlantZone(told) {
  if (!told || told === zone || !isKnownHere(told)) {
    return false;
  }
  zone = told;
  return true;
}

/** A browser that is older than a zone goes on with what it had. */
function isKnownHere(told) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: told }));
  } catch {
    return false;
  }
}
