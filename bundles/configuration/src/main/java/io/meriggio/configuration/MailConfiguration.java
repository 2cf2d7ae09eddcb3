// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.Phrase;
import io.meriggio.configuration.internal.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices of alarms by mail, as {@code io.meriggio.mail} says.
 *
 * @param enabled whether alarms are told by mail
 * @param host of the server that takes mail to be sent; empty only while not enabled
 * @param port its TCP port
 * @param security how the connection is kept from others
 * @param user who signs in; empty = nobody does
 * @param password of the user
 * @param from the sender's address; empty only while not enabled
 * @param to the receivers' addresses; none only while not enabled
 * @param severity the least that is told: {@code INFO}, {@code WARNING} or {@code ERROR}
 */
public record MailConfiguration(
    boolean enabled,
    Optional<String> host,
    int port,
    Security security,
    Optional<String> user,
    Optional<String> password,
    Optional<String> from,
    List<String> to,
    String severity) {

  /** Every key. */
  public static final List<String> KEYS =
      List.of("enabled", "host", "port", "security", "user", "password", "from", "to", "severity");

  /** The words of {@code severity}. */
  static final Map<String, String> SEVERITIES =
      Map.of("INFO", "INFO", "WARNING", "WARNING", "ERROR", "ERROR");

  private static final int MOST_RECEIVERS = 20;

  /** One @, no blanks, no line breaks, nothing that a header could be made to say. */
  private static final String ADDRESS =
      "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}";

  /** How the connection is kept from others. */
  public enum Security {
    /** Not at all: only for a server of one's own network. */
    NONE,
    /** Encrypted after the greeting; a server that can't is not used. Port 587. */
    STARTTLS,
    /** Encrypted from the beginning. Port 465. */
    TLS
  }

  public MailConfiguration {
    to = List.copyOf(to);
  }

  /**
   * Checks a configuration.
   *
   * @param pid {@code io.meriggio.mail}
   * @param properties as of Configuration Admin; numbers may be texts
   */
  public static Checked<MailConfiguration> check(String pid, Map<String, Object> properties) {
    Values values = new Values(pid, properties).only(KEYS);
    boolean enabled = values.flag("enabled").orElse(false);
    Security security =
        values
            .word(
                "security",
                Map.of("NONE", Security.NONE, "STARTTLS", Security.STARTTLS, "TLS", Security.TLS))
            .orElse(Security.STARTTLS);
    Optional<String> host = values.matching("host", Phrase.HOST, WebhookConfiguration.HOST);
    Optional<String> from = values.matching("from", Phrase.MAIL_ADDRESS, ADDRESS);
    List<String> to = values.texts("to", Phrase.MAIL_ADDRESSES, one -> one.matches(ADDRESS));
    if (enabled) {
      values.required("host", host, Phrase.HOST.text());
      values.required("from", from, Phrase.MAIL_ADDRESS.text());
    }
    if (to.size() > MOST_RECEIVERS || (enabled && to.isEmpty())) {
      values.refuse("to", to, Phrase.MAIL_ADDRESSES.text());
    }
    return values.checked(
        new MailConfiguration(
            enabled,
            host,
            values.whole("port", 1, 65_535).orElse(usualPort(security)),
            security,
            values.text("user", 200),
            values.secret("password", 200),
            from,
            to,
            values.word("severity", SEVERITIES).orElse("WARNING")));
  }

  private static int usualPort(Security security) {
    return switch (security) {
      case NONE -> 25;
      case STARTTLS -> 587;
      case TLS -> 465;
    };
  }
}
