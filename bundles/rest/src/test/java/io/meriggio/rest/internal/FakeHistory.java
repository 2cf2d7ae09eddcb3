// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.device.Text;
import io.meriggio.device.Unit;
import io.meriggio.history.History;
import io.meriggio.history.HistoryAnswer;
import io.meriggio.history.HistoryException;
import io.meriggio.history.HistoryHealth;
import io.meriggio.history.HistoryQuery;
import io.meriggio.history.HistorySeries;
import io.meriggio.history.RecordedPoint;
import io.meriggio.history.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Two hours of a power, an energy and a share; the second hour is unknown. */
final class FakeHistory implements History {
  static final Instant FROM = Instant.parse("2026-06-01T10:00:00Z");

  volatile Optional<HistoryQuery> asked = Optional.empty();
  volatile Optional<HistoryException.Reason> refusal = Optional.empty();

  @Override
  public List<RecordedPoint> points() {
    return List.of(
        new RecordedPoint(
            PLANT, "pv_power", Unit.WATT, HistorySeries.Kind.MEASURED, FROM, FROM.plusSeconds(60)));
  }

  @Override
  public HistoryAnswer answer(HistoryQuery query) throws HistoryException {
    asked = Optional.of(query);
    if (refusal.isPresent()) {
      throw new HistoryException(refusal.get(), new Text("too many", "troppi"));
    }
    return new HistoryAnswer(
        query.device(),
        query.from(),
        query.to(),
        Step.HOUR,
        ZoneId.of("Europe/Rome"),
        query.points().stream().map(FakeHistory::series).toList());
  }

  private static HistorySeries series(String point) {
    if (point.equals("pv_power")) {
      return new HistorySeries.Measured(
          point,
          Unit.WATT,
          List.of(
              new HistorySeries.Range(FROM, some(1500.5), some(0), some(3000)),
              new HistorySeries.Range(FROM.plusSeconds(3600), none(), none(), none())));
    }
    List<HistorySeries.Amount> rows =
        List.of(
            new HistorySeries.Amount(FROM, some(75.25), true),
            new HistorySeries.Amount(FROM.plusSeconds(3600), none(), false));
    return point.startsWith("energy_")
        ? new HistorySeries.Energy(point, Unit.WATT_HOUR, rows)
        : new HistorySeries.Share(point, Unit.PERCENT, rows);
  }

  private static OptionalDouble some(double value) {
    return OptionalDouble.of(value);
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }

  @Override
  public HistoryHealth health() {
    return new HistoryHealth(HistoryHealth.State.RECORDING, Text.NONE, 0, 1);
  }
}
