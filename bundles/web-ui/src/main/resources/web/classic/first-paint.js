// SPDX-License-Identifier: Apache-2.0
// Runs before the first paint, so that a remembered dark page never flashes white.
(function () {
  try {
    var theme = localStorage.getItem('meriggio.theme');
    if (theme === 'light' || theme === 'dark') {
      document.documentElement.dataset.theme = theme;
    }
  } catch (denied) {
    // A browser that forbids storage gets the system's theme.
  }
})();
