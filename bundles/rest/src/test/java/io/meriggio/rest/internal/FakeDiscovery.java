// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.device.Discovery;
import io.meriggio.device.Found;
import io.meriggio.device.Scan;
import io.meriggio.device.Search;
import io.meriggio.device.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Scans that are done at once and find what a test has put there. */
final class FakeDiscovery implements Discovery {
  final List<Found> there = new CopyOnWriteArrayList<>();
  final List<String> cancelled = new CopyOnWriteArrayList<>();
  volatile Optional<Refused> refusal = Optional.empty();
  private final List<Scan> scans = new CopyOnWriteArrayList<>();

  @Override
  public Scan start(Search search) throws Refused {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    Scan scan =
        new Scan(
            "scan-" + (scans.size() + 1),
            search,
            Scan.State.DONE,
            2,
            2,
            there,
            Text.NONE,
            FakeGateway.AT);
    scans.add(0, scan);
    return scan;
  }

  @Override
  public Optional<Scan> scan(String id) {
    return scans.stream().filter(scan -> scan.id().equals(id)).findFirst();
  }

  @Override
  public List<Scan> scans() {
    return new ArrayList<>(scans);
  }

  @Override
  public boolean cancel(String id) {
    cancelled.add(id);
    return scan(id).isPresent();
  }
}
