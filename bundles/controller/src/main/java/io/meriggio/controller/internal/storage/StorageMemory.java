// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What storage control keeps over a restart.
 *
 * @param requests of persons
 * @param holding the storages that are held for their reserve
 * @param switchings takings over and givings back, by storage
 */
public record StorageMemory(
    List<Request> requests, List<String> holding, Map<String, Long> switchings) {

  /** Nothing kept. */
  public static final StorageMemory EMPTY = new StorageMemory(List.of(), List.of(), Map.of());

  public StorageMemory {
    requests = List.copyOf(requests);
    holding = List.copyOf(holding);
    switchings = Map.copyOf(switchings);
  }

  /**
   * A person's request.
   *
   * @param storage the device
   * @param watts discharge +, charge −, 0 = idle
   * @param duration how long it was asked for
   * @param elapsed how much of it is over: time without the gateway does not count
   * @param by who asked
   */
  public record Request(
      String storage, int watts, Duration duration, Duration elapsed, String by) {}
}
