// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.Phrase;
import io.meriggio.configuration.internal.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The gateway itself, as {@code io.meriggio.gateway} says.
 *
 * @param serialNumber up to 40 letters, digits and {@code -}
 * @param name what the site calls it
 * @param language in which it speaks to those who don't choose one: {@code en}, {@code it} or
 *     {@code de}; empty = not chosen
 * @param trustedProxies addresses and networks of reverse proxies that say truly for whom they ask;
 *     empty = none is trusted
 */
public record GatewayConfiguration(
    Optional<String> serialNumber,
    String name,
    Optional<String> language,
    List<String> trustedProxies) {

  private static final String DEFAULT_NAME = "Meriggio";

  public GatewayConfiguration {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** A gateway of which nothing is said. */
  public static GatewayConfiguration unconfigured() {
    return new GatewayConfiguration(Optional.empty(), DEFAULT_NAME, Optional.empty(), List.of());
  }

  /**
   * Checks a configuration.
   *
   * @param pid {@code io.meriggio.gateway}
   * @param properties as of Configuration Admin
   */
  public static Checked<GatewayConfiguration> check(String pid, Map<String, Object> properties) {
    Values values =
        new Values(pid, properties)
            .only(List.of("serialNumber", "name", "language", "trustedProxies"));
    GatewayConfiguration gateway =
        new GatewayConfiguration(
            values.matching("serialNumber", Phrase.SERIAL_NUMBER, "[A-Za-z0-9-]{1,40}"),
            values.text("name", 100).orElse(DEFAULT_NAME),
            values.word("language", Map.of("en", "en", "it", "it", "de", "de")),
            values.texts("trustedProxies", Phrase.CLIENTS, Networks::isOne));
    return values.checked(gateway);
  }
}
