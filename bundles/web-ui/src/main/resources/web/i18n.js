// SPDX-License-Identifier: Apache-2.0
// Words of the page in the reader's language, and the locale for numbers and times.
import { remember, remembered } from './preferences.js';

export const LANGUAGES = ['en', 'it', 'de'];

let messages = {};
let language = 'en';

/** The remembered language, else the first of the browser's that we speak, else English. */
export function preferredLanguage() {
  const wanted = [remembered('language'), ...(navigator.languages ?? [navigator.language])];
  const spoken = wanted.map((tag) => tag?.toLowerCase().split('-')[0]);
  return spoken.find((code) => LANGUAGES.includes(code)) ?? 'en';
}

/** Loads a language and makes it the one in use. */
export async function useLanguage(code) {
  const module = await import(`./messages/${code}.js`);
  messages = module.default;
  language = code;
  document.documentElement.lang = code;
}

/** Chooses a language and remembers it. */
export async function chooseLanguage(code) {
  remember('language', code);
  await useLanguage(code);
}

/** The language in use. */
export function currentLanguage() {
  return language;
}

/** The locale for numbers and times: the browser's own variant of the language, where it has one. */
export function locale() {
  return (navigator.languages ?? []).find((tag) => tag.split('-')[0] === language) ?? language;
}

/** Whether there is a message of this key. */
export function hasMessage(key) {
  return Object.hasOwn(messages, key);
}

/** The message of a key with {name} replaced by values.name; a missing key shows itself. */
export function t(key, values = {}) {
  const text = hasMessage(key) ? messages[key] : key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
