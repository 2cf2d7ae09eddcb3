// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * A text of the Prometheus exposition format 0.0.4: families of metrics, each with its samples.
 *
 * <p>Threads: one.
 */
final class Metrics {
  private final StringBuilder text = new StringBuilder();
  private String family = "";

  /** Begins a family of figures that go up and down. */
  Metrics gauge(String name, String help) {
    return family(name, help, "gauge");
  }

  /** Begins a family of figures that only grow. */
  Metrics counter(String name, String help) {
    return family(name, help, "counter");
  }

  private Metrics family(String name, String help, String type) {
    family = name;
    text.append("# HELP ").append(name).append(' ');
    escape(help, false);
    text.append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /**
   * Adds a sample to the family that was begun last.
   *
   * @param labels names and values in turn
   */
  Metrics sample(double value, String... labels) {
    text.append(family);
    for (int i = 0; i < labels.length; i += 2) {
      text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
      escape(labels[i + 1], true);
      text.append('"');
    }
    text.append(labels.length == 0 ? " " : "} ").append(number(value)).append('\n');
    return this;
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** Backslash and line break everywhere, the quotation mark in labels only. */
  private void escape(String words, boolean label) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == '\n') {
        text.append("\\n");
      } else if (c == '\\' || (label && c == '"')) {
        text.append('\\').append(c);
      } else {
        text.append(c);
      }
    }
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
