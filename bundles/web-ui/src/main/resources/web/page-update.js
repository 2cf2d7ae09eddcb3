// SPDX-License-Identifier: Apache-2.0
// A wall panel stays open for months: after an update of the gateway it takes the new page.

/** Loads the page anew where the gateway has another one than this. */
export async function reloadIfUpdated() {
  const build = document.querySelector('meta[name=build]').content;
  const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  const tag = answer?.ok ? answer.headers.get('ETag') : null;
  if (tag && !tag.includes(build)) {
    location.reload();
  }
}
