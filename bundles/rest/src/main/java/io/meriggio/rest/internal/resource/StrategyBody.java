// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.controller.StrategyKind;
import io.meriggio.controller.StrategySetting;
import io.meriggio.rest.internal.http.Fields;

/** A strategy as a person sets it; whether its parameters fit its kind, the controller says. */
final class StrategyBody {
  private StrategyBody() {}

  static StrategySetting read(ObjectNode body) {
    Fields fields =
        Fields.of(
            body,
            "kind",
            "distanceKm",
            "consumptionWhPerKm",
            "startTime",
            "durationMinutes",
            "maxPower");
    return new StrategySetting(
        fields.required("kind", fields.word("kind", StrategyKind.class)),
        fields.number("distanceKm"),
        fields.number("consumptionWhPerKm"),
        fields.time("startTime"),
        fields.whole("durationMinutes"),
        fields.whole("maxPower"));
  }
}
