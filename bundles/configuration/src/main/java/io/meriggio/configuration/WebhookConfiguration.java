// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.Phrase;
import io.meriggio.configuration.internal.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices of alarms to a web server, as {@code io.meriggio.webhook} says.
 *
 * @param enabled whether alarms are told so
 * @param url where they are posted: {@code http} or {@code https}, without a name before the host;
 *     empty only while not enabled
 * @param secret with which each is signed; empty = not signed
 * @param severity the least that is told: {@code INFO}, {@code WARNING} or {@code ERROR}
 */
public record WebhookConfiguration(
    boolean enabled, Optional<String> url, Optional<String> secret, String severity) {

  /** Every key. */
  public static final List<String> KEYS = List.of("enabled", "url", "secret", "severity");

  static final String HOST = "[A-Za-z0-9:._-]{1,253}";

  private static final String URL =
      "https?://(\\[[0-9a-fA-F:.]{2,45}]|[A-Za-z0-9._-]{1,253})(:\\d{1,5})?"
          + "(/[A-Za-z0-9._~!$&'()*+,;=:@%/-]{0,500})?(\\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]{0,500})?";

  /**
   * Checks a configuration.
   *
   * @param pid {@code io.meriggio.webhook}
   * @param properties as of Configuration Admin
   */
  public static Checked<WebhookConfiguration> check(String pid, Map<String, Object> properties) {
    Values values = new Values(pid, properties).only(KEYS);
    boolean enabled = values.flag("enabled").orElse(false);
    Optional<String> url = values.matching("url", Phrase.WEB_ADDRESS, URL);
    if (enabled) {
      values.required("url", url, Phrase.WEB_ADDRESS.text());
    }
    return values.checked(
        new WebhookConfiguration(
            enabled,
            url,
            values.secret("secret", 200),
            values.word("severity", MailConfiguration.SEVERITIES).orElse("WARNING")));
  }
}
