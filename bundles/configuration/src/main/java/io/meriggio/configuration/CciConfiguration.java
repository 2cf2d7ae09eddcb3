// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.Phrase;
import io.meriggio.configuration.internal.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The Modbus TCP face for a plant controller, as {@code io.meriggio.cci} says.
 *
 * @param enabled whether there is a face at all
 * @param host the address of ours that it listens at
 * @param port its TCP port
 * @param unit the only unit that it answers for
 * @param writable whether set-points are taken
 * @param allowedClients addresses ({@code 192.0.2.7}) and networks ({@code 192.0.2.0/24}) from
 *     which they are taken
 * @param connections how many clients may be connected
 * @param idle how long one may be connected and say nothing
 */
public record CciConfiguration(
    boolean enabled,
    String host,
    int port,
    int unit,
    boolean writable,
    List<String> allowedClients,
    int connections,
    Duration idle) {

  private static final List<String> KEYS =
      List.of(
          "enabled",
          "host",
          "port",
          "unit",
          "writable",
          "allowedClients",
          "connections",
          "idleSeconds");

  public CciConfiguration {
    allowedClients = List.copyOf(allowedClients);
  }

  /**
   * Checks a configuration.
   *
   * @param pid {@code io.meriggio.cci}
   * @param properties as of Configuration Admin; numbers may be texts
   */
  public static Checked<CciConfiguration> check(String pid, Map<String, Object> properties) {
    Values values = new Values(pid, properties).only(KEYS);
    CciConfiguration cci =
        new CciConfiguration(
            values.flag("enabled").orElse(false),
            values.matching("host", Phrase.HOST, "[A-Za-z0-9:._-]{1,253}").orElse("127.0.0.1"),
            values.whole("port", 1, 65_535).orElse(1502),
            values.whole("unit", 1, 247).orElse(1),
            values.flag("writable").orElse(false),
            values.texts("allowedClients", Phrase.CLIENTS, Networks::isOne),
            values.whole("connections", 1, 32).orElse(8),
            Duration.ofSeconds(values.whole("idleSeconds", 5, 3600).orElse(120)));
    return values.checked(cci);
  }
}
