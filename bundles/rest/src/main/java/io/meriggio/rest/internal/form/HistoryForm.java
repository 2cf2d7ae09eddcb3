// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.history.HistoryAnswer;
import io.meriggio.history.HistorySeries;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was, as JSON; and as a table, which has a line for each instant and the same members as
 * columns, behind the id of their point.
 *
 * @param series all with the same instants
 */
public record HistoryForm(
    String device, String from, String to, String step, String timeZone, List<Series> series) {

  /** A point over time. */
  public record Series(String point, String unit, String kind, List<? extends Row> rows) {}

  /** A step of time. */
  public sealed interface Row {
    /** When it begins, in the plant's zone. */
    String at();

    /** Its figures, null where unknown. */
    List<Object> cells();
  }

  /** Of a measured figure. */
  public record MeasuredRow(String at, BigDecimal average, BigDecimal minimum, BigDecimal maximum)
      implements Row {
    @Override
    public List<Object> cells() {
      return Arrays.asList(average, minimum, maximum);
    }
  }

  /** Of an energy. */
  public record EnergyRow(String at, BigDecimal energy, boolean complete) implements Row {
    @Override
    public List<Object> cells() {
      return Arrays.asList(energy, complete);
    }
  }

  /** Of a share. */
  public record ShareRow(String at, BigDecimal share, boolean complete) implements Row {
    @Override
    public List<Object> cells() {
      return Arrays.asList(share, complete);
    }
  }

  /** The answer with its times in its zone. */
  public static HistoryForm of(HistoryAnswer answer) {
    ZoneId zone = answer.timeZone();
    return new HistoryForm(
        answer.device(),
        Words.time(answer.from(), zone),
        Words.time(answer.to(), zone),
        answer.step().word(),
        zone.getId(),
        answer.series().stream().map(series -> series(series, zone)).toList());
  }

  private static Series series(HistorySeries series, ZoneId zone) {
    return new Series(
        series.point(), series.unit().symbol(), series.kind().name(), rows(series, zone));
  }

  private static List<? extends Row> rows(HistorySeries series, ZoneId zone) {
    if (series instanceof HistorySeries.Measured measured) {
      return measured.rows().stream().map(row -> measured(row, zone)).toList();
    }
    if (series instanceof HistorySeries.Energy energy) {
      return energy.rows().stream().map(row -> energy(row, zone)).toList();
    }
    return ((HistorySeries.Share) series).rows().stream().map(row -> share(row, zone)).toList();
  }

  private static MeasuredRow measured(HistorySeries.Range row, ZoneId zone) {
    return new MeasuredRow(
        Words.time(row.at(), zone),
        orNull(row.average()),
        orNull(row.minimum()),
        orNull(row.maximum()));
  }

  private static EnergyRow energy(HistorySeries.Amount row, ZoneId zone) {
    return new EnergyRow(Words.time(row.at(), zone), orNull(row.amount()), row.complete());
  }

  private static ShareRow share(HistorySeries.Amount row, ZoneId zone) {
    return new ShareRow(Words.time(row.at(), zone), orNull(row.amount()), row.complete());
  }

  private static BigDecimal orNull(OptionalDouble number) {
    return number.isPresent() ? Words.number(number.getAsDouble()) : null;
  }

  /** The names of the table's columns. */
  public List<String> columns() {
    return Stream.concat(Stream.of("at"), series.stream().flatMap(HistoryForm::columns)).toList();
  }

  private static Stream<String> columns(Series series) {
    String point = series.point();
    return switch (HistorySeries.Kind.valueOf(series.kind())) {
      case MEASURED -> Stream.of(point + "_average", point + "_minimum", point + "_maximum");
      case ENERGY, SHARE -> Stream.of(point, point + "_complete");
    };
  }

  /** The table's lines. */
  public List<List<String>> lines() {
    return IntStream.range(0, series.get(0).rows().size()).mapToObj(this::line).toList();
  }

  private List<String> line(int number) {
    List<String> line = new ArrayList<>();
    line.add(series.get(0).rows().get(number).at());
    for (Series one : series) {
      line.addAll(
          one.rows().get(number).cells().stream()
              .map(HistoryForm::cell)
              .collect(Collectors.toList()));
    }
    return line;
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
