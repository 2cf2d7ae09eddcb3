// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.device.Text;
import io.meriggio.update.Pack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the doors see of packs.
 *
 * <p>Threads: read from any, changed by one at a time.
 */
final class ShownPacks {
  private volatile Map<String, Pack> shown = Map.of();

  List<Pack> all() {
    return List.copyOf(shown.values());
  }

  Optional<Pack> of(String name) {
    return Optional.ofNullable(shown.get(name));
  }

  Pack serving(StoredPack pack, List<String> families, Optional<StoredPack> previous) {
    return show(pack, Pack.State.ACTIVE, families, previous, Text.NONE);
  }

  Pack starting(StoredPack pack, Optional<StoredPack> previous) {
    return show(pack, Pack.State.STARTING, List.of(), previous, Text.NONE);
  }

  Pack failed(StoredPack pack, Optional<StoredPack> previous, Text why) {
    return show(pack, Pack.State.FAILED, List.of(), previous, why);
  }

  private Pack show(
      StoredPack pack,
      Pack.State state,
      List<String> families,
      Optional<StoredPack> previous,
      Text reason) {
    Pack seen =
        new Pack(
            pack.name(),
            pack.version(),
            state,
            families,
            previous.map(StoredPack::version),
            reason);
    Map<String, Pack> next = new TreeMap<>(shown);
    next.put(pack.name(), seen);
    shown = next;
    return seen;
  }

  void hide(String name) {
    Map<String, Pack> next = new TreeMap<>(shown);
    next.remove(name);
    shown = next;
  }
}
