// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The text of Prometheus, exposition format 0.0.4. */
class MetricsTest {

  @Test
  void whatWouldEndALabelOrALineIsEscapedAsTheFormatSays() {
    Metrics metrics = new Metrics();
    metrics.gauge("a", "One \\ and\na \"line\"").sample(1.5, "name", "C:\\x \"y\"\nz", "b", "");

    assertThat(new String(metrics.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "# HELP a One \\\\ and\\na \"line\"\n# TYPE a gauge\n"
                + "a{name=\"C:\\\\x \\\"y\\\"\\nz\",b=\"\"} 1.5\n");
  }

  @Test
  void numbersHaveNoExponentAndWholeOnesNoDecimals() {
    Metrics metrics = new Metrics();
    metrics.counter("n", "Numbers").sample(12_345_678_901.0).sample(0).sample(-0.25);

    assertThat(new String(metrics.bytes(), StandardCharsets.UTF_8))
        .endsWith("n 12345678901\nn 0\nn -0.25\n");
  }
}
