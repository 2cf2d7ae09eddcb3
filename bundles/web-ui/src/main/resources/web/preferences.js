// SPDX-License-Identifier: Apache-2.0
// What this browser remembers: language and theme. Without storage the choice lasts as long as the page.

const fallback = new Map();

/** Reads a remembered choice, or undefined. */
export function remembered(name) {
  try {
    return localStorage.getItem(`meriggio.${name}`) ?? undefined;
  } catch {
    return fallback.get(name);
  }
}

/** Remembers a choice; undefined forgets it. */
export function remember(name, choice) {
  try {
    if (choice === undefined) {
      localStorage.removeItem(`meriggio.${name}`);
    } else {
      localStorage.setItem(`meriggio.${name}`, choice);
    }
  } catch {
    fallback.set(name, choice);
  }
}
