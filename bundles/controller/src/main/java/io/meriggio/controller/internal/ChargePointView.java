// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.internal.charging.ChargePointImage;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Fault;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a charge point's device shows, as charging sees it. */
final class ChargePointView {
  private static final Set<String> NOT_AUTHORISED = Set.of("REQUIRED", "REJECTED");
  private static final Set<String> PLUGGED = Set.of("B", "C", "D");
  private static final Set<String> OUT_OF_ORDER = Set.of("E", "F");
  private static final double LEAST_VOLTAGE = 150;
  private static final double USUAL_CURRENT = 16;

  private final SampleWatch power = new SampleWatch();

  /**
   * Looks.
   *
   * @param trouble why it can't be driven; empty when it can
   */
  ChargePointImage look(Device device, Optional<String> trouble, Moment now) {
    Snapshot seen = device.snapshot();
    int phases = phases(seen);
    Optional<Sample> drawn = power.look(seen.reading("charger_power"), now);
    return new ChargePointImage(
        seen.device(),
        seen.state() == DeviceState.ONLINE && isKnown(seen, "charger_status"),
        plug(seen),
        fault(seen).or(() -> trouble),
        drawn,
        phasePower(seen),
        seen.number("charger_energy_total"),
        phases,
        maxCurrent(seen),
        1,
        voltage(seen, phases),
        word(seen, "authorisation_state").map(w -> !NOT_AUTHORISED.contains(w)).orElse(true),
        card(seen),
        isKnown(seen, "phases_request")
            && seen.number("charger_phases").map(wired -> wired == 3).orElse(false));
  }

  /** The last card counts only while it was what opened the session. */
  private static Optional<String> card(Snapshot seen) {
    boolean granted = word(seen, "authorisation_state").filter("GRANTED"::equals).isPresent();
    return granted ? word(seen, "rfid_last_uid").filter(uid -> !uid.isBlank()) : Optional.empty();
  }

  private static boolean isKnown(Snapshot seen, String point) {
    return seen.reading(point).map(r -> r.quality() != Quality.BAD).orElse(false);
  }

  private static ChargePointImage.Plug plug(Snapshot seen) {
    String status = word(seen, "charger_status").orElse("UNKNOWN");
    if (status.equals("A")) {
      return ChargePointImage.Plug.UNPLUGGED;
    }
    return PLUGGED.contains(status) ? ChargePointImage.Plug.PLUGGED : ChargePointImage.Plug.UNKNOWN;
  }

  private static Optional<String> fault(Snapshot seen) {
    Optional<String> codes =
        seen.reading("fault")
            .flatMap(Reading::value)
            .filter(Value.Faults.class::isInstance)
            .map(v -> ((Value.Faults) v).faults())
            .filter(faults -> !faults.isEmpty())
            .map(ChargePointView::said);
    return codes.or(
        () -> word(seen, "charger_status").filter(OUT_OF_ORDER::contains).map(s -> "status " + s));
  }

  private static String said(List<Fault> faults) {
    return faults.stream().map(f -> f.code() + " " + f.text()).collect(Collectors.joining("; "));
  }

  /** In use while it charges, else wired. */
  private static int phases(Snapshot seen) {
    return Stream.of("phases_in_use", "charger_phases")
        .flatMap(point -> seen.number(point).stream())
        .map(Double::intValue)
        .filter(n -> n >= 1 && n <= 3)
        .findFirst()
        .orElse(1);
  }

  private static double maxCurrent(Snapshot seen) {
    return Stream.of("charger_display_current", "charger_rated_current", "cable_current")
        .flatMap(point -> seen.number(point).stream())
        .filter(amps -> amps > 0)
        .min(Double::compare)
        .orElse(USUAL_CURRENT);
  }

  private static List<Double> phasePower(Snapshot seen) {
    List<Double> all = new ArrayList<>();
    for (int phase = 1; phase <= 3; phase++) {
      seen.number("charger_power_l" + phase).ifPresent(all::add);
    }
    return all.size() == 3 ? all : List.of();
  }

  private static Optional<Double> voltage(Snapshot seen, int phases) {
    double sum = 0;
    for (int phase = 1; phase <= phases; phase++) {
      Optional<Double> volts = seen.number("voltage_l" + phase).filter(v -> v > LEAST_VOLTAGE);
      if (volts.isEmpty()) {
        return Optional.empty();
      }
      sum += volts.get();
    }
    return Optional.of(sum / phases);
  }

  private static Optional<String> word(Snapshot seen, String point) {
    return seen.reading(point)
        .flatMap(Reading::value)
        .filter(Value.Text.class::isInstance)
        .map(v -> ((Value.Text) v).text());
  }
}
