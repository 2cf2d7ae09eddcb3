// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the user has decided about packs; the content of {@code state.json}. Immutable.
 *
 * @param packs by name
 * @param removed packs that the user took away: what came with the gateway stays away
 * @param seen digests of the packs that came with the gateway, by name, when last looked at: one
 *     that hasn't changed is not put over what the user chose since
 */
record PackState(Map<String, Chosen> packs, Set<String> removed, Map<String, String> seen) {

  static final PackState EMPTY = new PackState(Map.of(), Set.of(), Map.of());

  /**
   * The versions of a pack.
   *
   * @param installed the folder of the one that serves
   * @param previous the folder of the one before; empty text = none
   */
  record Chosen(String installed, String previous) {}

  PackState {
    packs = Map.copyOf(packs);
    removed = Set.copyOf(removed);
    seen = Map.copyOf(seen);
  }

  /** With another version of a pack, the one that served becoming the previous. */
  PackState with(String name, String folder) {
    Chosen before = packs.get(name);
    String previous = before == null ? "" : before.installed();
    if (previous.equals(folder)) {
      previous = before.previous();
    }
    Map<String, Chosen> next = new TreeMap<>(packs);
    next.put(name, new Chosen(folder, previous));
    Set<String> away = new TreeSet<>(removed);
    away.remove(name);
    return new PackState(next, away, seen);
  }

  PackState without(String name) {
    Map<String, Chosen> next = new TreeMap<>(packs);
    next.remove(name);
    Set<String> away = new TreeSet<>(removed);
    away.add(name);
    return new PackState(next, away, seen);
  }

  /** The pack that came with the gateway was looked at. */
  PackState seen(String name, String digest) {
    Map<String, String> next = new TreeMap<>(seen);
    next.put(name, digest);
    return new PackState(packs, removed, next);
  }
}
