// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.Sentence;
import java.util.List;
import java.util.stream.Collectors;

/** One line of the output, as texts in the order of {@link #HEADER}. */
record Line(
    long at,
    String kind,
    String id,
    String state,
    String reason,
    String current,
    String phases,
    String power,
    String energy,
    String detail) {

  static final String HEADER = "at,kind,id,state,reason,current_a,phases,power_w,energy_wh,detail";
  static final String CHARGE_POINT = "charge-point";

  static Line chargePoint(long at, ChargePointStatus status) {
    return new Line(
        at,
        CHARGE_POINT,
        status.id(),
        status.state().name(),
        status.reason() == ChargeReason.NONE ? "" : status.reason().name(),
        Sentence.number(status.current()),
        String.valueOf(status.phases()),
        status.power().map(Line::whole).orElse(""),
        whole(status.sessionEnergy()),
        status.sentence().key().equals("charging.three-phase-minimum")
            ? "minimum of three phases"
            : "");
  }

  static Line output(long at, OutputStatus output) {
    return new Line(
        at,
        "output",
        String.valueOf(output.number()),
        output.state(),
        output.reason(),
        "",
        "",
        "",
        "",
        output.output().signal());
  }

  static Line answer(long at, String action, int status, String code) {
    return new Line(at, "action", action, String.valueOf(status), code, "", "", "", "", "");
  }

  /** The last line of a charge point. */
  Line end(long when, double watts, double wattHours) {
    return new Line(
        when, "end", id, state, reason, current, phases, whole(watts), whole(wattHours), detail);
  }

  private static String whole(double value) {
    return String.valueOf(Math.round(value));
  }

  String key() {
    return kind + " " + id;
  }

  /** Whether state, reason, current and phases are the same: power and energy change always. */
  boolean saysTheSame(Line other) {
    return state.equals(other.state)
        && reason.equals(other.reason)
        && current.equals(other.current)
        && phases.equals(other.phases);
  }

  String csv() {
    return List.of(
            String.valueOf(at), kind, id, state, reason, current, phases, power, energy, detail)
        .stream()
        .map(Line::quoted)
        .collect(Collectors.joining(","));
  }

  private static String quoted(String text) {
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
