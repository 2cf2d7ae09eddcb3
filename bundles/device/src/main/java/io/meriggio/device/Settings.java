// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.Map;
import java.util.Optional;

/**
 * The settings of one device, checked against the driver's {@link SettingDescription}s, defaults
 * filled in.
 *
 * @param values by key, as text
 */
public record Settings(Map<String, String> values) {

  public static final Settings NONE = new Settings(Map.of());

  public Settings {
    values = Map.copyOf(values);
  }

  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  public Optional<Boolean> flag(String key) {
    return text(key).map(Boolean::valueOf);
  }

  public Optional<Double> number(String key) {
    return text(key).map(Double::valueOf);
  }
}
