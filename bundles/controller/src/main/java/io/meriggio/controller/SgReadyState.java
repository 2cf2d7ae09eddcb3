// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

/**
 * The four states of a heat pump with SG-Ready inputs, and how two contacts say them.
 *
 * <p>Source: SG Ready label of the Bundesverband Wärmepumpe, as in dry-contacts: LOCK = 1:0, NORMAL
 * = 0:0, RECOMMENDED = 0:1, FORCED = 1:1.
 */
public enum SgReadyState {
  LOCK(true, false),
  NORMAL(false, false),
  RECOMMENDED(false, true),
  FORCED(true, true);

  private final boolean first;
  private final boolean second;

  SgReadyState(boolean first, boolean second) {
    this.first = first;
    this.second = second;
  }

  /** Whether the contact on the pump's first input is closed. */
  public boolean first() {
    return first;
  }

  /** Whether the contact on the pump's second input is closed. */
  public boolean second() {
    return second;
  }
}
