// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.device.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A framework that notes what it is told to run, and fails as told. */
final class RecordedFramework implements Framework {
  /** What runs, by name. */
  final Map<String, StoredPack> running = new LinkedHashMap<>();

  /** Each transaction, as name/version. */
  final List<String> transactions = new ArrayList<>();

  final Map<String, String> unresolvable = new LinkedHashMap<>();
  final Map<String, String> unhealthy = new LinkedHashMap<>();
  final Map<String, String> families = new LinkedHashMap<>();
  final Set<String> ofTheGateway = new HashSet<>();
  Optional<Exception> failure = Optional.empty();
  int transactionsToLive = Integer.MAX_VALUE;

  @Override
  public void run(Collection<StoredPack> packs) throws Exception {
    if (transactionsToLive-- <= 0) {
      throw new InterruptedException("killed");
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    List<String> names = packs.stream().map(pack -> pack.name() + "/" + pack.version()).toList();
    transactions.add(String.join(" ", names));
    for (String name : names) {
      if (unresolvable.containsKey(name)) {
        throw new IllegalStateException(unresolvable.get(name));
      }
    }
    running.clear();
    packs.forEach(pack -> running.put(pack.name(), pack));
  }

  @Override
  public Health health(StoredPack pack, Duration patience) {
    String name = pack.name() + "/" + pack.version();
    return unhealthy.containsKey(name)
        ? Health.troubled(Text.plain(unhealthy.get(name)))
        : Health.serving(List.of(families.getOrDefault(name, pack.name())));
  }

  @Override
  public boolean isTaken(String symbolicName, Collection<StoredPack> packs) {
    return ofTheGateway.contains(symbolicName);
  }
}
