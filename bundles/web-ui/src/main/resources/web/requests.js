// SPDX-License-Identifier: Apache-2.0
// What the page asks of the gateway. A refusal comes back in words, in the page's language.
import { currentLanguage, t } from './i18n.js';
import { gatewayClock } from './server-clock.js';
import { session } from './session.js';

const API = '/api/v1';
const ANSWER_WITHIN_MS = 10_000;

/**
 * Asks for something to be done, or, with GET, for what there is.
 *
 * @param body JSON, or a Blob or FormData that is sent as it is
 * @param options {etag}: of the version that is to be changed; {withinMs}: patience
 * @returns {form, etag} when it was done, a table's form is its text; {refusal, code, key, status} when not: a sentence, the
 *     machine's word for it, the member of the body that was at fault, the HTTP status (0: no answer)
 */
export async function ask(method, path, body, { etag, withinMs = ANSWER_WITHIN_MS } = {}) {
  const raw = body instanceof Blob || body instanceof FormData;
  let response;
  try {
    response = await fetch(API + path, {
      method,
      headers: {
        Accept: 'application/json',
        'Accept-Language': currentLanguage(),
        ...(body === undefined || body instanceof FormData ? {}
          : { 'Content-Type': raw ? body.type || 'application/octet-stream' : 'application/json' }),
        ...(session.who.csrf && method !== 'GET' ? { 'X-CSRF-Token': session.who.csrf } : {}),
        ...(etag ? { 'If-Match': etag } : {}),
      },
      body: body === undefined || raw ? body : JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(withinMs),
    });
  } catch {
    return unanswered(method);
  }
  gatewayClock.learn(response);
  const table = (response.headers.get('Content-Type') ?? '').startsWith('text/csv');
  const answer = response.status === 204 ? {} : await (table ? response.text() : response.json()).catch(() => null);
  if (response.ok && answer === null && method === 'GET') {
    // it broke off on its way
    return unanswered(method);
  }
  if (response.ok) {
    return { form: answer ?? {}, etag: response.headers.get('ETag') ?? undefined };
  }
  noticeSignedOut(response);
  const { detail, code, key } = answer ?? {};
  return { refusal: detail ?? t('ask.failed', { status: response.status }), code, key, status: response.status };
}

function unanswered(method) {
  return { refusal: t(method === 'GET' ? 'ask.unread' : 'ask.unreached'), status: 0 };
}

/** Asks for what there is: {form, etag} or {refusal, …}, as ask. */
export function read(path) {
  return ask('GET', path);
}

/** An answer 401 to one who was signed in tells that the session is over. */
function noticeSignedOut(response) {
  if (response.status === 401 && session.state === 'IN') {
    session.expire();
  }
}
