// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory;

import io.meriggio.device.Text;

/**
 * How the memory is.
 *
 * @param text what happened and what to do, empty when {@link State#SOUND}
 */
public record Health(State state, Text text) {

  /** From good to bad. */
  public enum State {
    /** All is kept, and what was kept before is there. */
    SOUND,
    /** All is kept; what was kept before could not be read and was set aside at the start. */
    AFRESH,
    /** The last change could not be kept; the next one is tried again. */
    FAILING,
    /** The file can't be used: all is forgotten when the gateway stops. */
    FORGETFUL
  }
}
