// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.internal.cycle.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What persons have asked for, each until its time is over.
 *
 * <p>Threads: one at a time.
 */
final class Requests {
  private final Map<String, Running> running = new TreeMap<>();

  private record Running(StorageMemory.Request request, Moment begun) {
    Duration elapsed(Moment now) {
      return request.elapsed().plus(now.since(begun));
    }

    Duration remaining(Moment now) {
      return request.duration().minus(elapsed(now));
    }
  }

  /**
   * A request that holds.
   *
   * @param watts discharge +
   * @param remaining more than 0
   * @param by who asked
   */
  record Held(int watts, Duration remaining, String by) {}

  void begin(StorageMemory.Request request, Moment now) {
    running.put(request.storage(), new Running(request, now));
  }

  void end(String storage) {
    running.remove(storage);
  }

  Optional<Held> of(String storage, Moment now) {
    running.values().removeIf(each -> each.remaining(now).compareTo(Duration.ZERO) <= 0);
    return Optional.ofNullable(running.get(storage))
        .map(r -> new Held(r.request().watts(), r.remaining(now), r.request().by()));
  }

  List<StorageMemory.Request> memory(Moment now) {
    return running.values().stream()
        .map(
            r ->
                new StorageMemory.Request(
                    r.request().storage(),
                    r.request().watts(),
                    r.request().duration(),
                    r.elapsed(now),
                    r.request().by()))
        .toList();
  }
}
