// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.Phrase;
import io.meriggio.configuration.internal.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices of alarms to an MQTT broker, as {@code io.meriggio.mqtt-notices} says.
 *
 * @param enabled whether alarms are told so
 * @param host of the broker; empty only while not enabled
 * @param port its TCP port
 * @param tls whether the connection is encrypted
 * @param user who signs in; empty = nobody does
 * @param password of the user
 * @param topic where they are published
 * @param severity the least that is told: {@code INFO}, {@code WARNING} or {@code ERROR}
 */
public record MqttNoticesConfiguration(
    boolean enabled,
    Optional<String> host,
    int port,
    boolean tls,
    Optional<String> user,
    Optional<String> password,
    String topic,
    String severity) {

  /** Every key. */
  public static final List<String> KEYS =
      List.of("enabled", "host", "port", "tls", "user", "password", "topic", "severity");

  private static final String TOPIC = "[^+#\\p{Cntrl}\\s]{1,200}";
  private static final int PLAIN_PORT = 1883;
  private static final int TLS_PORT = 8883;

  /**
   * Checks a configuration.
   *
   * @param pid {@code io.meriggio.mqtt-notices}
   * @param properties as of Configuration Admin; numbers may be texts
   */
  public static Checked<MqttNoticesConfiguration> check(
      String pid, Map<String, Object> properties) {
    Values values = new Values(pid, properties).only(KEYS);
    boolean enabled = values.flag("enabled").orElse(false);
    boolean tls = values.flag("tls").orElse(false);
    Optional<String> host = values.matching("host", Phrase.HOST, WebhookConfiguration.HOST);
    if (enabled) {
      values.required("host", host, Phrase.HOST.text());
    }
    return values.checked(
        new MqttNoticesConfiguration(
            enabled,
            host,
            values.whole("port", 1, 65_535).orElse(tls ? TLS_PORT : PLAIN_PORT),
            tls,
            values.text("user", 200),
            values.secret("password", 200),
            values.matching("topic", Phrase.TOPIC, TOPIC).orElse("meriggio/alarms"),
            values.word("severity", MailConfiguration.SEVERITIES).orElse("WARNING")));
  }
}
