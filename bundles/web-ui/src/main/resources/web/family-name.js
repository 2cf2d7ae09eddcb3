// SPDX-License-Identifier: Apache-2.0
import { hasMessage, t } from './i18n.js';

/** The name of a family of devices for people; its own word where no name is known. */
export function familyName(family) {
  return hasMessage(`family.${family}`) ? t(`family.${family}`) : family;
}
