// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.modbus.line.StickSearch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Sticks that answer at once. */
final class FakeSticks implements StickSearch {
  final List<Stick> there = new ArrayList<>();
  boolean broken;

  @Override
  public List<InetSocketAddress> everywhere() {
    return List.of();
  }

  @Override
  public List<Stick> search(Collection<InetSocketAddress> targets, Duration duration)
      throws IOException {
    if (broken) {
      throw new IOException("no network");
    }
    return there;
  }
}
