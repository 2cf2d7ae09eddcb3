// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.Phrase;
import io.meriggio.configuration.internal.Values;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plant, as {@code io.meriggio.plant} says.
 *
 * @param name what the site calls it; empty text = unnamed
 * @param phases 1 or 3
 * @param contractedPower W that may be drawn from the grid; empty = unknown
 * @param timeZone of the plant's days
 * @param latitude degrees north, −90…90
 * @param longitude degrees east, −180…180
 * @param exchangeSource id of the device that measures the exchange; empty = as found
 * @param productionSources ids of devices; empty = as found
 * @param storageSources ids of devices; empty = as found
 */
public record PlantConfiguration(
    String name,
    int phases,
    Optional<Integer> contractedPower,
    ZoneId timeZone,
    Optional<Double> latitude,
    Optional<Double> longitude,
    Optional<String> exchangeSource,
    List<String> productionSources,
    List<String> storageSources) {

  private static final List<String> KEYS =
      List.of(
          "name",
          "phases",
          "contractedPower",
          "timeZone",
          "latitude",
          "longitude",
          "exchangeSource",
          "productionSources",
          "storageSources");

  public PlantConfiguration {
    productionSources = List.copyOf(productionSources);
    storageSources = List.copyOf(storageSources);
  }

  /** A plant of which nothing is said. */
  public static PlantConfiguration unconfigured() {
    return new PlantConfiguration(
        "",
        1,
        Optional.empty(),
        ZoneId.systemDefault(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /**
   * Checks a configuration.
   *
   * @param pid {@code io.meriggio.plant}
   * @param properties as of Configuration Admin; numbers may be texts
   */
  public static Checked<PlantConfiguration> check(String pid, Map<String, Object> properties) {
    Values values = new Values(pid, properties).only(KEYS);
    Optional<Double> latitude = values.number("latitude", -90, 90);
    Optional<Double> longitude = values.number("longitude", -180, 180);
    if (latitude.isPresent() || longitude.isPresent()) {
      values.required("latitude", latitude, Phrase.NUMBER.text("-90", "90"));
      values.required("longitude", longitude, Phrase.NUMBER.text("-180", "180"));
    }
    PlantConfiguration plant =
        new PlantConfiguration(
            values.text("name", 100).orElse(""),
            values.word("phases", Map.of("1", 1, "3", 3)).orElse(1),
            values.whole("contractedPower", 100, 100_000_000),
            values.zone("timeZone").orElse(ZoneId.systemDefault()),
            latitude,
            longitude,
            values.matching("exchangeSource", Phrase.ID, Values.ID),
            values.ids("productionSources"),
            values.ids("storageSources"));
    return values.checked(plant);
  }
}
