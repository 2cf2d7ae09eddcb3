// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.device.SettingDescription;
import io.meriggio.device.Settings;
import io.meriggio.device.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings of a device against what its driver describes. */
final class SettingsCheck {

  private SettingsCheck() {}

  /** What is wrong with them, naming what is allowed; empty when nothing is. */
  static Text problems(Map<String, Object> settings, List<SettingDescription> described) {
    List<Text> problems = new ArrayList<>();
    new TreeMap<>(settings)
        .forEach(
            (key, value) ->
                description(key, described)
                    .map(d -> d.problem(value))
                    .orElseGet(() -> Optional.of(unknown(key, described)))
                    .ifPresent(problems::add));
    return problems.stream().reduce(Text.NONE, (all, next) -> all.and("; ", next));
  }

  /** Checked settings with defaults filled in. */
  static Settings of(Map<String, Object> settings, List<SettingDescription> described) {
    Map<String, String> values = new TreeMap<>();
    described.forEach(d -> d.defaultValue().ifPresent(text -> values.put(d.key(), text)));
    settings.forEach((key, value) -> values.put(key, String.valueOf(value).trim()));
    return new Settings(values);
  }

  private static Optional<SettingDescription> description(
      String key, List<SettingDescription> described) {
    return described.stream().filter(d -> d.key().equals(key)).findFirst();
  }

  private static Text unknown(String key, List<SettingDescription> described) {
    String keys =
        described.stream()
            .map(d -> "settings." + d.key())
            .sorted()
            .collect(Collectors.joining(", "));
    return text("setting.unknown", key, keys.isEmpty() ? text("none") : keys);
  }
}
