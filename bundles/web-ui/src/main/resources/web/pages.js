// SPDX-License-Identifier: Apache-2.0
// The table of pages. Each page is an element NAME-page in a file NAME-page.js, loaded when it is first
// wanted, and is given three properties:
//   data     the state of LiveData
//   time     the gateway's time in milliseconds, once a second
//   address  {page, rest, parameters}: where the reader is, see address.js
// Each has one h1, which gets the focus when the reader comes to the page.
import { may } from './session.js';

/**
 * name        in the address (#/NAME) and in messages (nav.NAME)
 * icon        of icons.js, for pages in the navigation
 * permission  what the reader needs to see it; none: open to everybody
 * bar         whether a phone shows it in its bar at the bottom, and not behind "more"
 * frame       FULL with navigation, PLAIN with name and language only, NONE
 */
export const PAGES = [
  { name: 'home', icon: 'house', permission: 'SEE', bar: true, load: () => import('./home-page.js') },
  { name: 'charging', icon: 'charging', permission: 'SEE', bar: true, load: () => import('./charging-page.js') },
  { name: 'outputs', icon: 'outputs', permission: 'SEE', bar: false, load: () => import('./outputs-page.js') },
  { name: 'history', icon: 'history', permission: 'SEE', bar: true, load: () => import('./history-page.js') },
  { name: 'devices', icon: 'devices', permission: 'SEE', bar: true, load: () => import('./devices-page.js') },
  { name: 'alarms', icon: 'alarms', permission: 'SEE', load: () => import('./alarms-page.js') },
  { name: 'settings', icon: 'settings', permission: 'OWN_ACCOUNT', load: () => import('./settings-page.js') },
  { name: 'commissioning', icon: 'commissioning', permission: 'PLANT', load: () => import('./commissioning-page.js') },
  { name: 'panel', icon: 'panel', permission: 'SEE', frame: 'NONE', load: () => import('./panel-page.js') },
  { name: 'login', frame: 'PLAIN', load: () => import('./login-page.js') },
  { name: 'claim', frame: 'PLAIN', load: () => import('./claim-page.js') },
  { name: 'invitation', frame: 'PLAIN', load: () => import('./invitation-page.js') },
  { name: 'recovery', frame: 'PLAIN', load: () => import('./recovery-page.js') },
].map((page) => ({ frame: 'FULL', ...page }));

/** The page of an address, or undefined. */
export function pageNamed(name) {
  return PAGES.find((page) => page.name === name);
}

/** The pages that the navigation shows to this reader. */
export function pagesInNavigation() {
  return PAGES.filter((page) => page.icon && may(page.permission));
}
