// SPDX-License-Identifier: Apache-2.0
// Keeps the page of this build, so that it opens without the gateway and says so. What the gateway knows
// (/api) is never kept: old figures would look like new ones. Each build has a worker of its own text.
const CACHE = 'meriggio-@BUILD@';
const FILES = @FILES@;
/** How long the page itself is awaited from the gateway before the kept one is shown. */
const PATIENCE_MS = 4000;

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith('meriggio-') && name !== CACHE).map((name) => caches.delete(name)));
    await clients.claim();
  })());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) {
    return;
  }
  if (request.mode === 'navigate' && pathname === '/') {
    event.respondWith(newest(request));
  } else if (pathname.startsWith('/app/')) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});

/** The page as the gateway has it now, else the kept one. */
async function newest(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? answer : await kept() ?? answer;
  } catch (unreached) {
    return await kept() ?? Promise.reject(unreached);
  }
}

async function kept() {
  return (await caches.open(CACHE)).match('/');
}
