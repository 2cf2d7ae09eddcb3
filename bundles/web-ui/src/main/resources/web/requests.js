// SPDX-License-Identifier: Apache-2.0
// What a person asks the gateway to do. A refusal comes back in words, in the page's language.
import { currentLanguage, t } from './i18n.js';

const API = '/api/v1';
const ANSWER_WITHIN_MS = 10_000;

/** Asks; gives {form} when it was done, {refusal} (a sentence) when it was not. */
export async function ask(method, path, body) {
  try {
    const response = await fetch(API + path, {
      method,
      headers: {
        Accept: 'application/json',
        'Accept-Language': currentLanguage(),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const answer = response.status === 204 ? {} : await response.json().catch(() => ({}));
    return response.ok ? { form: answer } : { refusal: answer.detail ?? t('ask.failed', { status: response.status }) };
  } catch {
    return { refusal: t('ask.unreached') };
  }
}
