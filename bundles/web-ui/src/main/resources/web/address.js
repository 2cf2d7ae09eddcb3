// SPDX-License-Identifier: Apache-2.0
// Where the reader is, in the part of the address after "#": #/NAME/MORE/…?KEY=VALUE&….

/**
 * Takes an address apart.
 *
 * @param hash as location.hash has it; empty is the first page
 * @returns {{page: string, rest: string[], parameters: Object<string, string>}}
 */
export function addressOf(hash) {
  const [path, query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const [page, ...rest] = path.split('/').map(decoded).filter((part) => part !== '');
  return { page: page ?? 'home', rest, parameters: Object.fromEntries(new URLSearchParams(query)) };
}

/** The address of a page, to be put into a link; undefined parameters are left out. */
export function hashOf(page, rest = [], parameters = {}) {
  const path = page === 'home' ? [] : [page, ...rest];
  const known = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(known).toString();
  return `#/${path.map(encodeURIComponent).join('/')}${query ? `?${query}` : ''}`;
}

/** Goes to an address; replacing, so that the browser's "back" doesn't lead into it again. */
export function redirect(hash) {
  history.replaceState(null, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
