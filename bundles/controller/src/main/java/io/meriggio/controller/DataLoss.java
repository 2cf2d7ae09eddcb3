// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

/** What a closed contact does when its variable had no good value for 300 s. */
public enum DataLoss {
  OPEN,
  /** It stays as it is until there is a value again or its window ends. */
  HOLD
}
