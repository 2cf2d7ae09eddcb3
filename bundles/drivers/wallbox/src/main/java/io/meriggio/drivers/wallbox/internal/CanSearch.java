// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.CanLink;
import io.meriggio.device.CanLink.Heard;
import io.meriggio.device.CanLink.Inbox;
import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import java.time.Duration;
import java.util.Optional;

/** Listens for one charge point on a CAN bus; sends nothing. */
final class CanSearch {

  private static final Duration LONGEST = Duration.ofMillis(2500);

  /** The state comes every second. */
  private static final Duration FIRST_FRAME = Duration.ofMillis(1500);

  private final CanLink link;
  private final CanNode node;
  private final int unit;

  CanSearch(CanLink link, CanProfile profile, int unit) {
    this.link = link;
    this.unit = unit;
    this.node = new CanNode(profile, unit);
  }

  Optional<Candidate> candidate() {
    try (Inbox inbox = link.listen(node::sends)) {
      listen(inbox);
    } catch (DeviceException lineDown) {
      return Optional.empty();
    }
    return node.text("firmware_version")
        .map(
            firmware ->
                new Candidate(
                    Resources.FAMILY,
                    unit,
                    new DeviceIdentity(
                        Optional.empty(), node.text("serial_number"), Optional.of(firmware)),
                    0.8,
                    WallboxTexts.text("found.can", firmware)));
  }

  private void listen(Inbox inbox) throws DeviceException {
    long start = System.nanoTime();
    while (!node.isComplete()) {
      Duration longest = node.lastHeard().isEmpty() ? FIRST_FRAME : LONGEST;
      Duration left = longest.minusNanos(System.nanoTime() - start);
      Optional<Heard> heard = left.isNegative() ? Optional.empty() : inbox.receive(left);
      if (heard.isEmpty()) {
        return;
      }
      node.heard(heard.get());
    }
  }
}
