// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update;

import io.meriggio.device.Text;
import java.util.List;
import java.util.Optional;

/**
 * An installed driver pack.
 *
 * @param name lower-case letters, digits and {@code -}: its feature's name
 * @param version as its feature says
 * @param state whether it serves
 * @param families of devices that it offers a driver for; empty while it doesn't serve
 * @param previous the version that a rollback would bring back
 * @param reason why it doesn't serve, in words; empty when it does
 */
public record Pack(
    String name,
    String version,
    State state,
    List<String> families,
    Optional<String> previous,
    Text reason) {

  /** Whether a pack serves. */
  public enum State {
    /** Being put into the running gateway. */
    STARTING,
    /** Its driver is there. */
    ACTIVE,
    /** On disk, but the running gateway can't use it; the reason tells why. */
    FAILED
  }

  public Pack {
    families = List.copyOf(families);
  }
}
