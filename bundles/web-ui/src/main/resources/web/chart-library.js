// SPDX-License-Identifier: Apache-2.0
// Chart.js, fetched when the first chart is shown: the home page does without it.

let loading = null;

/** The class Chart of the library. */
export function chartLibrary() {
  loading ??= import('chart.js/dist/chart.umd.min.js').then(() => globalThis.Chart);
  return loading;
}
