// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A TCP port on which an Azzurro product may listen (device-families, "Transports").
 *
 * @param port 1…65535
 * @param transport the word of a line's configuration
 * @param units the addresses that are worth a question there
 */
record KnownPort(int port, String transport, List<Integer> units) {

  private static final List<Integer> IN_CASCADE = IntStream.rangeClosed(1, 8).boxed().toList();

  /** Power Magic and PSC 100, the sticks, the three lines of a Hub. */
  static final List<KnownPort> ALL =
      List.of(
          new KnownPort(502, "modbus-tcp", List.of(1, 32, 247)),
          new KnownPort(8899, "auto", List.of(1)),
          new KnownPort(55400, "modbus-tcp", IN_CASCADE),
          new KnownPort(55401, "modbus-tcp", List.of(32, 1, 2)),
          new KnownPort(55402, "modbus-tcp", IN_CASCADE));

  /** A port that a person has named. */
  static KnownPort named(int port) {
    return ALL.stream()
        .filter(known -> known.port == port)
        .findFirst()
        .orElseGet(
            () ->
                new KnownPort(
                    port, "auto", Stream.concat(IN_CASCADE.stream(), Stream.of(32, 247)).toList()));
  }
}
