// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import io.meriggio.configuration.Checked;
import io.meriggio.configuration.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code io.meriggio.controller} may say. */
final class ControllerKeys {
  private static final List<String> SECONDS =
      List.of("startDelaySeconds", "stopDelaySeconds", "minPauseSeconds");
  private static final List<String> KEYS =
      List.of(
          "cycleSeconds",
          "startDelaySeconds",
          "stopDelaySeconds",
          "minPauseSeconds",
          "thresholdPolicy",
          "failsafePower",
          "logicMode",
          "contractMargin",
          "defaultStrategy",
          "closeAtCheckOnly");

  private ControllerKeys() {}

  static List<Problem> check(String pid, Map<String, Object> properties) {
    Values values = new Values(pid, properties).only(KEYS);
    values.whole("cycleSeconds", 1, 60);
    SECONDS.forEach(key -> values.whole(key, 0, 3600));
    values.word("thresholdPolicy", words("PHYSICAL", "LITERAL"));
    values.whole("failsafePower", 0, 100_000);
    values.word("logicMode", words("ALL", "EXCLUSIVE"));
    values.whole("contractMargin", 0, 1_000_000);
    values.word(
        "defaultStrategy",
        words(
            "KM_SINGLE", "KM_REPEATED", "FAST", "ECO_PURE", "ECO_MIXED", "TIME_POWER", "SURPLUS"));
    values.flag("closeAtCheckOnly");
    return values.checked(pid) instanceof Checked.Refused<String> refused
        ? refused.problems()
        : List.of();
  }

  private static Map<String, String> words(String... words) {
    return Stream.of(words).collect(Collectors.toMap(Function.identity(), Function.identity()));
  }
}
