// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Draft.Sensors;
import io.meriggio.commissioning.Families;
import io.meriggio.commissioning.Layout;
import io.meriggio.commissioning.Step;
import java.util.Optional;
import java.util.Set;

/**
 * How the gateway's current sensors, or the meter, are mounted and set (commissioning-and-accounts,
 * section 5; gateway-hardware).
 */
final class SensorRules {
  private static final String RATIO_APPLIED = "ctRatioAppliedByMeter";

  private final Draft draft;
  private final Remarks remarks;

  SensorRules(Draft draft, Remarks remarks) {
    this.draft = draft;
    this.remarks = remarks;
  }

  void look() {
    draft.layout().ifPresent(this::look);
  }

  private void look(Layout layout) {
    Sensors sensors = draft.sensors();
    if (layout.exchange() == Layout.Exchange.SENSOR) {
      constant(layout, "sensors.exchangeConstant", sensors.exchangeConstant());
      if (!draft.checks().exchange()) {
        remarks.warn(Step.SENSORS, "checks.exchange", "EXCHANGE_UNCHECKED");
      }
    }
    if (sensors.production()) {
      production(layout, sensors);
    }
    if (layout.exchange() == Layout.Exchange.METER) {
      meter();
    }
  }

  /**
   * Of some meters no document tells whether their registers hold the CT ratio (driver dtsu666).
   */
  private void meter() {
    if (!draft.checks().meter()) {
      remarks.warn(Step.SENSORS, "checks.meter", "METER_UNCONFIRMED");
    }
    if (draft.devices(Set.of(Families.METER)).stream()
        .anyMatch(meter -> !meter.settings().containsKey(RATIO_APPLIED))) {
      remarks.warn(Step.SENSORS, "checks.meter", "METER_RATIO_UNSAID");
    }
  }

  private void production(Layout layout, Sensors sensors) {
    if (layout.maker() == Layout.Maker.NONE) {
      remarks.wrong(
          Step.SENSORS, "sensors.production", "PRODUCTION_SENSOR_WITHOUT_PV", layout.number());
      return;
    }
    if (!layout.productionSensor() && draft.devices(Families.INVERTERS).isEmpty()) {
      remarks.wrong(Step.SENSORS, "sensors.production", "PRODUCTION_SENSOR_BESIDE_INVERTER");
    }
    if (draft.devices(Set.of(Families.TERMINALS)).isEmpty()) {
      remarks.missing(Step.DEVICES, "devices", "TERMINALS_MISSING", layout.number());
    }
    constant(layout, "sensors.productionConstant", sensors.productionConstant());
    if (!draft.checks().production()) {
      remarks.warn(Step.SENSORS, "checks.production", "PRODUCTION_UNCHECKED");
    }
  }

  /** A sensor reads one phase: 1 on a single-phase site, 3 on one phase of a three-phase one. */
  private void constant(Layout layout, String field, Optional<Integer> constant) {
    if (constant.isPresent() && constant.get() != layout.phases()) {
      if (layout.phases() == 1) {
        remarks.wrong(Step.SENSORS, field, "CONSTANT_OF_SINGLE_PHASE");
      } else {
        remarks.warn(Step.SENSORS, field, "CONSTANT_OF_THREE_PHASES");
      }
    }
  }
}
