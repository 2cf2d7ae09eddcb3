// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.controller.Figure;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The power balance of one moment: exchange E (export +), production P, battery B (discharge +) and
 * charge points V give consumption C = P + B − E and household H = C − V (plant-configurations,
 * "Power balance").
 */
final class Balance {
  private final PlantModel model;
  private final OptionalInt phases;
  private final List<DeviceImage> devices;
  private final Moment moment;
  private final Instant now;

  Balance(PlantModel model, OptionalInt phases, List<DeviceImage> images, Moment now) {
    this.model = model;
    this.phases = phases;
    this.moment = now;
    this.now = now.wall();
    this.devices = images;
  }

  /** The instantaneous figures by id; the map may be added to. */
  Map<String, Figure> figures(Plausibility plausibility) {
    Figure production = production();
    Figure exchange = exchange();
    Figure battery = power(model.storage(), "battery_power");
    Figure charging = Sum.atLeastZero(power(model.chargePoints(), "charger_power"));
    Figure consumption =
        plausibility.judge(consumption(production, battery, exchange), production, moment);

    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("pv_power", production);
    figures.put("grid_power", exchange);
    figures.put("consumption_power", consumption);
    figures.put("household_power", household(consumption, charging));
    figures.put("battery_power", battery);
    figures.put("battery_soc", stateOfCharge());
    figures.put("charger_power", charging);
    figures.put("in_feed_power", Sum.map(exchange, e -> Math.max(0.0, e)));
    figures.put("withdrawal_power", Sum.map(exchange, e -> Math.max(0.0, -e)));
    return figures;
  }

  private Figure production() {
    return Sum.atLeastZero(power(model.production(), "pv_power"));
  }

  private Figure exchange() {
    if (model.exchange() instanceof Exchange.From from) {
      return figure(from.device(), "grid_power", Unit.WATT);
    }
    return Figure.unknown(
        Unit.WATT,
        model.exchange() instanceof Exchange.Ambiguous
            ? Reason.AMBIGUOUS_SOURCE
            : Reason.NOT_PRESENT,
        now);
  }

  /** What the plant has not got takes no part: a zero made now says nothing of a sample's age. */
  private Figure consumption(Figure production, Figure battery, Figure exchange) {
    Sum sum = Sum.of(Unit.WATT);
    if (!model.production().isEmpty()) {
      sum.plus(production);
    }
    if (!model.storage().isEmpty()) {
      sum.plus(battery);
    }
    return sum.minus(exchange).total();
  }

  private Figure household(Figure consumption, Figure charging) {
    Sum sum = Sum.of(Unit.WATT).plus(consumption);
    if (!model.chargePoints().isEmpty()) {
      sum.minus(charging);
    }
    return Sum.atLeastZero(sum.total());
  }

  private Figure power(List<String> sources, String point) {
    if (sources.isEmpty()) {
      return Figure.good(0, Unit.WATT, now);
    }
    Sum sum = Sum.of(Unit.WATT);
    for (String id : sources) {
      sum.plus(figure(id, point, Unit.WATT));
    }
    return sum.total();
  }

  /** Weighted by capacity where every storage tells it, else the mean. */
  private Figure stateOfCharge() {
    if (model.storage().isEmpty()) {
      return Figure.notPresent(Unit.PERCENT, now);
    }
    List<Figure> charges =
        model.storage().stream().map(id -> figure(id, "battery_soc", Unit.PERCENT)).toList();
    Figure worst = charges.stream().reduce(Sum::worse).orElseThrow();
    if (!worst.isKnown()) {
      return worst;
    }
    List<Double> weights = capacities();
    double energy = 0;
    double capacity = 0;
    for (int i = 0; i < charges.size(); i++) {
      energy += weights.get(i) * charges.get(i).value().orElseThrow();
      capacity += weights.get(i);
    }
    Instant oldest = charges.stream().map(Figure::at).min(Instant::compareTo).orElseThrow();
    return new Figure(
        Optional.of(energy / capacity), Unit.PERCENT, worst.quality(), worst.reason(), oldest);
  }

  private List<Double> capacities() {
    List<Double> known = new ArrayList<>();
    for (String id : model.storage()) {
      figure(id, "rated_energy", Unit.WATT_HOUR).value().filter(wh -> wh > 0).ifPresent(known::add);
    }
    return known.size() == model.storage().size()
        ? known
        : model.storage().stream().map(id -> 1.0).toList();
  }

  private Figure figure(String device, String point, Unit unit) {
    for (DeviceImage image : devices) {
      if (image.info().id().equals(device)) {
        return figure(image, point, unit);
      }
    }
    return Figure.notPresent(unit, now);
  }

  private Figure figure(DeviceImage image, String point, Unit unit) {
    Figure figure = image.figure(point, unit);
    boolean estimated = phases.orElse(1) == 3 && image.info().family().equals(Role.SENSORS);
    return estimated && figure.quality() == io.meriggio.device.Quality.GOOD
        ? Figure.uncertain(figure.value().orElseThrow(), unit, Reason.ESTIMATED, figure.at())
        : figure;
  }
}
