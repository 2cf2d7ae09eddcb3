// SPDX-License-Identifier: Apache-2.0
// Light, dark, or as the system says.
import { remember, remembered } from './preferences.js';

export const THEMES = ['auto', 'light', 'dark'];

/** The theme that this browser chose: one of THEMES. */
export function chosenTheme() {
  const theme = remembered('theme');
  return THEMES.includes(theme) ? theme : 'auto';
}

/** Chooses a theme, shows it and remembers it. */
export function chooseTheme(theme) {
  if (theme === 'auto') {
    delete document.documentElement.dataset.theme;
    remember('theme', undefined);
  } else {
    document.documentElement.dataset.theme = theme;
    remember('theme', theme);
  }
}
