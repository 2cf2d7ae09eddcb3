// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.code;

/** Bytes are not as they were written. */
public final class Damaged extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what was found. */
  public Damaged(String found) {
    super(found, null, false, false);
  }
}
