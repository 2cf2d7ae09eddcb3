// SPDX-License-Identifier: Apache-2.0
// Signing in and out, and becoming somebody whom the gateway knows. The session itself is a cookie that no
// script can read.
import { ask, read } from './requests.js';
import { session } from './session.js';

/** Asks the gateway who is signed in. */
export async function whoIsIt() {
  const [current, health] = await Promise.all([read('/sessions/current'), read('/health')]);
  if (current.form) {
    session.begin(current.form);
  } else if (current.status === 0) {
    session.unreached();
  } else {
    session.end(health.form?.claimed ?? session.claimed);
  }
}

/** Signs in; gives what was refused, or an empty object. */
export function signIn(user, password) {
  return enter('/sessions', { user, password });
}

/** Makes the first account, the Owner's. */
export function claim(serialNumber, claimCode, user, password) {
  return enter('/claim', { serialNumber, claimCode, user, password });
}

/** Makes the account to which one was invited. */
export function acceptInvitation(code, user, password) {
  return enter('/invitations/accept', { code, user, password });
}

/** Ends the session here and at the gateway. */
export async function signOut() {
  const answer = await ask('DELETE', '/sessions/current');
  if (answer.form) {
    session.end(true);
  }
  return answer;
}

async function enter(path, body) {
  const answer = await ask('POST', path, { ...body, cookie: true });
  if (answer.form) {
    session.begin(answer.form);
  }
  return answer;
}
