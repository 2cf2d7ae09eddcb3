// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.EnergyFlow;
import io.meriggio.controller.EnergyFlows;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which energy went where in a span of time.
 *
 * @param flows each of the ten by its id, in Wh
 */
public record EnergyFlowsForm(String from, String to, Map<String, FigureForm> flows) {

  /** The span with its times in the plant's zone. */
  public static EnergyFlowsForm of(EnergyFlows span, ZoneId zone) {
    Map<String, FigureForm> flows = new LinkedHashMap<>();
    for (EnergyFlow flow : EnergyFlow.values()) {
      flows.put(flow.id(), FigureForm.of(span.figure(flow), zone));
    }
    return new EnergyFlowsForm(Words.time(span.from(), zone), Words.time(span.to(), zone), flows);
  }
}
