// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

/** How far a reading can be trusted, in the severities of OPC UA. */
public enum Quality {
  GOOD,
  UNCERTAIN,
  BAD;

  /** The worse of two: what is derived from both is no better than either. */
  public Quality worse(Quality other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
