// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms;

/** How much a person should mind, from little to much. */
public enum Severity {
  /** Good to know; nothing is lost. */
  INFO,
  /** Something works less well than it could. */
  WARNING,
  /** Something does not work. */
  ERROR
}
