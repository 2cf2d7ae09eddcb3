// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.Sentence;
import io.meriggio.device.DeviceInfo;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which of the nine configurations of the manual a plant is (plant-configurations, table).
 *
 * @param number 1…9; empty when none fits
 * @param phases of the plant, 1 or 3, as said by the site or judged by the meter; empty when
 *     neither tells
 * @param why a sentence, also when none fits
 */
public record FoundConfiguration(OptionalInt number, OptionalInt phases, Sentence why) {

  /** Judges a plant by where its figures come from. */
  public static FoundConfiguration of(
      PlantSettings settings, PlantModel model, List<DeviceInfo> devices) {
    return new Judge(settings, model, devices).judge();
  }

  private static final class Judge {
    private final PlantModel model;
    private final List<DeviceInfo> devices;
    private final OptionalInt phases;

    Judge(PlantSettings settings, PlantModel model, List<DeviceInfo> devices) {
      this.model = model;
      this.devices = devices;
      this.phases = settings.phases().isPresent() ? settings.phases() : phasesByExchange();
    }

    /** The meter is a three-phase one, a sensor of the gateway sees one phase. */
    private OptionalInt phasesByExchange() {
      return switch (exchangeFamily()) {
        case Role.METER -> OptionalInt.of(3);
        case Role.SENSORS -> OptionalInt.of(1);
        default -> OptionalInt.empty();
      };
    }

    FoundConfiguration judge() {
      if (devices.isEmpty()) {
        return none("configuration.no-devices");
      }
      if (model.exchange() instanceof Exchange.Ambiguous ambiguous) {
        return none("configuration.ambiguous", String.join(", ", ambiguous.devices()));
      }
      if (model.exchange() instanceof Exchange.Missing missing) {
        return none("configuration.missing", missing.device());
      }
      if (model.exchange() instanceof Exchange.Nowhere) {
        return none("configuration.no-exchange");
      }
      return bySources(model.exchange().source().orElseThrow());
    }

    private FoundConfiguration bySources(String exchange) {
      if (exchangeFamily().equals(Role.HYBRID)) {
        return hybrid(exchange);
      }
      if (exchangeFamily().equals(Role.RETROFIT)) {
        return found(2, exchange);
      }
      if (!model.storage().isEmpty()) {
        return none("configuration.other-exchange", exchange);
      }
      String production = String.join(", ", model.production());
      boolean sensed = model.production().stream().map(this::family).allMatch(Role.SENSORS::equals);
      return switch (exchangeFamily()) {
        case Role.SENSORS -> single(numberOf(sensed, 4, 6, 8), exchange, production);
        case Role.METER -> three(numberOf(sensed, 5, 7, 9), exchange, production);
        default -> none("configuration.other-exchange", exchange);
      };
    }

    private int numberOf(boolean sensed, int inverters, int sensors, int nothing) {
      return model.production().isEmpty() ? nothing : sensed ? sensors : inverters;
    }

    private FoundConfiguration single(int number, String... parameters) {
      return phases.orElse(1) == 1
          ? found(number, parameters)
          : none("configuration.sensor-on-three-phases", parameters);
    }

    private FoundConfiguration three(int number, String... parameters) {
      return phases.orElse(3) == 3
          ? found(number, parameters)
          : none("configuration.meter-on-one-phase", parameters);
    }

    private FoundConfiguration hybrid(String exchange) {
      return phases.isEmpty()
          ? none("configuration.phases-unsaid", exchange)
          : found(phases.getAsInt() == 1 ? 1 : 3, exchange);
    }

    private String exchangeFamily() {
      return model.exchange().source().map(this::family).orElse("");
    }

    private String family(String id) {
      return devices.stream()
          .filter(d -> d.id().equals(id))
          .map(DeviceInfo::family)
          .findFirst()
          .orElse("");
    }

    /** What the manual says of each is said by the sentence of its number. */
    private FoundConfiguration found(int number, String... parameters) {
      return new FoundConfiguration(
          OptionalInt.of(number), phases, Sentence.of("configuration." + number, parameters));
    }

    private FoundConfiguration none(String key, String... parameters) {
      return new FoundConfiguration(OptionalInt.empty(), phases, Sentence.of(key, parameters));
    }
  }
}
