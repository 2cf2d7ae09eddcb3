// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.Figure;
import io.meriggio.controller.Sentence;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person should look at, from how the plant is built and what it shows
 * (plant-configurations; energy-manager-semantics section 3).
 */
final class Hints {
  private static final int MOST_INVERTERS = 8;
  private static final double TELLS = 100;

  private final PlantModel model;
  private final FoundConfiguration found;
  private final List<DeviceImage> devices;
  private final Map<String, Figure> figures;
  private final List<Sentence> hints = new ArrayList<>();

  Hints(
      PlantModel model,
      FoundConfiguration found,
      List<DeviceImage> devices,
      Map<String, Figure> figures) {
    this.model = model;
    this.found = found;
    this.devices = devices;
    this.figures = figures;
  }

  List<Sentence> all(LikelyCause cause) {
    ofExchange();
    ofBalance(cause);
    ofProduction();
    ofConstants();
    ofNumber();
    return hints;
  }

  private void ofExchange() {
    if (model.exchange() instanceof Exchange.Ambiguous ambiguous) {
      hints.add(Sentence.of("hint.ambiguous", String.join(", ", ambiguous.devices())));
    }
    if (model.exchange() instanceof Exchange.Missing missing) {
      hints.add(Sentence.of("hint.missing", missing.device()));
    }
  }

  private void ofBalance(LikelyCause cause) {
    if (figures.get("consumption_power").reason() == Reason.INCONSISTENT) {
      hints.add(
          cause.hint(
              model,
              found.phases(),
              new LikelyCause.Evidence(
                  watts("pv_power"),
                  watts("battery_power"),
                  watts("grid_power"),
                  !model.production().isEmpty()
                      && model.production().stream().allMatch(this::isSensor),
                  model.exchange().source().filter(this::isSensor).isPresent())));
    }
  }

  /** Pure and Mixed follow the production: without one they can't charge. */
  private void ofProduction() {
    Figure production = figures.get("pv_power");
    if (found.number().orElse(0) == 2
        && !production.isKnown()
        && production.reason() == Reason.NOT_PRESENT) {
      hints.add(Sentence.of("hint.no-pv-sensor", String.join(", ", model.production())));
    }
    if (model.production().isEmpty() && !model.chargePoints().isEmpty()) {
      hints.add(Sentence.of("hint.eco-without-pv"));
    }
  }

  /** A sensor sees one phase: ×3 on a three-phase plant, ×1 on a single-phase one (D11). */
  private void ofConstants() {
    int expected = found.phases().orElse(1);
    for (DeviceImage image : devices) {
      if (image.info().family().equals(Role.SENSORS)) {
        ofConstant(image, "pv_power", "ct_2_power", "productionConstant", expected);
        ofConstant(image, "grid_power", "ct_1_power", "exchangeConstant", expected);
      }
    }
  }

  private void ofConstant(
      DeviceImage image, String point, String sensor, String setting, int expected) {
    String id = image.info().id();
    boolean taken =
        point.equals("pv_power")
            ? model.production().contains(id)
            : model.exchange().source().equals(Optional.of(id));
    Optional<Double> shown = image.snapshot().number(point);
    Optional<Double> raw = image.snapshot().number(sensor).filter(w -> Math.abs(w) >= TELLS);
    if (!taken || shown.isEmpty() || raw.isEmpty()) {
      return;
    }
    long constant = Math.round(Math.abs(shown.get() / raw.get()));
    if (constant != expected && (constant == 1 || constant == 3)) {
      hints.add(
          Sentence.of(
              "hint.constant", setting, id, Long.toString(constant), Integer.toString(expected)));
    }
  }

  private void ofNumber() {
    long inverters =
        java.util.stream.Stream.concat(model.production().stream(), model.storage().stream())
            .distinct()
            .count();
    if (inverters > MOST_INVERTERS) {
      hints.add(Sentence.of("hint.many-inverters", Long.toString(inverters)));
    }
  }

  private boolean isSensor(String id) {
    return devices.stream()
        .map(DeviceImage::info)
        .filter(info -> info.id().equals(id))
        .map(DeviceInfo::family)
        .anyMatch(Role.SENSORS::equals);
  }

  private double watts(String figure) {
    return figures.get(figure).value().orElse(0.0);
  }
}
