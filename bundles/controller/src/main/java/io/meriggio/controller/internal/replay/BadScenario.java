// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

/** A scenario can't be used; the message says where, what was found, and what is allowed. */
final class BadScenario extends Exception {
  private static final long serialVersionUID = 1;

  BadScenario(String where, String found, String allowed) {
    super(where + " is " + found + "; allowed: " + allowed);
  }

  BadScenario(String message) {
    super(message);
  }
}
