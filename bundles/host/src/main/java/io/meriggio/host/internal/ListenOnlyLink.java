// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.CanFrame;
import io.meriggio.device.CanLink;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Link;
import io.meriggio.device.Reason;
import java.util.function.Predicate;

/** A bus for a scan: it hears, and sends nothing, since even a question is a frame there. */
final class ListenOnlyLink implements CanLink, Probe {

  private final CanLink link;

  ListenOnlyLink(CanLink link) {
    this.link = link;
  }

  @Override
  public void send(CanFrame frame) throws DeviceException {
    throw new DeviceException(Reason.NOT_ALLOWED, HostTexts.text("probe.listens"));
  }

  @Override
  public Inbox listen(Predicate<CanFrame> wanted) {
    return link.listen(wanted);
  }

  @Override
  public Link link() {
    return this;
  }

  /** Nobody is asked, so nobody answers. */
  @Override
  public boolean answered() {
    return false;
  }
}
