// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.Phrase;
import io.meriggio.configuration.internal.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A device, as {@code io.meriggio.device~id} says. The driver's own settings are carried unchecked:
 * its driver knows them, and it may be absent.
 *
 * @param id lower-case letters, digits and {@code -}
 * @param family the driver's family
 * @param line the id of its line; empty for a family that needs none
 * @param unit its Modbus address, 1…247; empty = as delivered
 * @param name what the site calls it
 * @param model empty = found by itself
 * @param serialNumber as the site says
 * @param map file name in {@code maps/}; empty = the driver's own
 * @param poll the period of fast points; empty = the family's
 * @param settings of the driver, by the key after {@code settings.}
 */
public record DeviceConfiguration(
    String id,
    String family,
    Optional<String> line,
    Optional<Integer> unit,
    Optional<String> name,
    Optional<String> model,
    Optional<String> serialNumber,
    Optional<String> map,
    Optional<Duration> poll,
    Map<String, Object> settings) {

  private static final String SETTINGS = "settings.";
  private static final List<String> KEYS =
      List.of(
          "family",
          "line",
          "unit",
          "name",
          "model",
          "serialNumber",
          "map",
          "pollMillis",
          "settings.*");
  private static final Set<String> WITHOUT_LINE = Set.of("onboard-io", "azzurro-cloud");

  public DeviceConfiguration {
    settings = Map.copyOf(settings);
  }

  /**
   * Checks a configuration.
   *
   * @param pid {@code io.meriggio.device~id}
   * @param properties as of Configuration Admin; numbers may be texts
   */
  public static Checked<DeviceConfiguration> check(String pid, Map<String, Object> properties) {
    Values values = new Values(pid, properties).only(KEYS);
    String id = values.id();
    String family =
        values.required(
            "family", values.matching("family", Phrase.ID, Values.ID), Phrase.ID.text());
    if (family == null) {
      return values.refused();
    }
    Optional<String> line = values.matching("line", Phrase.ID, Values.ID);
    if (!WITHOUT_LINE.contains(family)) {
      values.required("line", line, Phrase.ID.text());
    }
    DeviceConfiguration device =
        new DeviceConfiguration(
            id,
            family,
            line,
            values.whole("unit", 1, 247),
            values.text("name", 100),
            values.text("model", 100).filter(model -> !model.equals("auto")),
            values.text("serialNumber", 40),
            values.matching("map", Phrase.FILE_NAME, "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}"),
            values.millis("pollMillis", 50, 3_600_000),
            values.below(SETTINGS));
    return values.checked(device);
  }
}
