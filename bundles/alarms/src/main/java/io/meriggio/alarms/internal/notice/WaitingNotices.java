// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import io.meriggio.memory.Memory;
import io.meriggio.memory.records.Keeper;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What waits on one way, in the memory: a document for each notice, written when it begins to wait
 * and gone when it waits no more. It holds what the book of alarms says, and nothing of the server.
 *
 * <p>Threads: any.
 */
final class WaitingNotices {
  /** Keys are sorted as texts. */
  private static final String NUMBER = "%019d";

  private final Keeper keeper;
  private final String prefix;

  WaitingNotices(Memory memory, String way) {
    keeper = new Keeper(memory);
    prefix = "alarms/notices/" + way + "/";
  }

  /** Those that waited when the gateway stopped, by their numbers, in their order. */
  SortedMap<Long, Notice> kept() {
    SortedMap<Long, Notice> found = new TreeMap<>();
    keeper
        .kept(prefix, Notice.class)
        .forEach((number, notice) -> found.put(Long.valueOf(number), notice));
    return found;
  }

  void keep(long number, Notice notice) {
    keeper.keep(prefix, Map.of(NUMBER.formatted(number), notice));
  }

  void forget(Collection<Long> numbers) {
    numbers.forEach(number -> keeper.forget(prefix + NUMBER.formatted(number)));
  }
}
