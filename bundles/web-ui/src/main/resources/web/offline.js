// SPDX-License-Identifier: Apache-2.0
// Lets the browser keep the page, where it may: on an encrypted connection or on the gateway's own machine.

const WORKER = '/service-worker.js';

/** Registers the service worker when the page has settled; a browser that won't goes on without. */
export function keepForOffline() {
  if (!('serviceWorker' in navigator)) {
    return;
  }
  // the content security policy lets only this policy name the address of a script
  const policy = window.trustedTypes?.createPolicy('meriggio', { createScriptURL: () => WORKER });
  const register = () => navigator.serviceWorker.register(policy?.createScriptURL('') ?? WORKER, { scope: '/' })
    // a browser that knows the worker would look for the one of a new build when it finds the time
    .then((registration) => registration.update())
    .catch(() => undefined);
  if (document.readyState === 'complete') {
    register();
  } else {
    addEventListener('load', register, { once: true });
  }
}
