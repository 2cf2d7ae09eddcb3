// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.ask;

import io.meriggio.controller.EnergyFlow;
import io.meriggio.device.Text;
import io.meriggio.device.Unit;
import io.meriggio.history.History;
import io.meriggio.history.HistoryAnswer;
import io.meriggio.history.HistoryException;
import io.meriggio.history.HistoryException.Reason;
import io.meriggio.history.HistoryQuery;
import io.meriggio.history.HistorySeries;
import io.meriggio.history.HistorySeries.Amount;
import io.meriggio.history.RecordedPoint;
import io.meriggio.history.Step;
import io.meriggio.history.internal.HistoryTexts;
import io.meriggio.history.internal.store.HistoryStore;
import io.meriggio.history.internal.store.Series;
import io.meriggio.history.internal.store.Span;
import io.meriggio.history.internal.store.Tier;
import io.meriggio.memory.file.FileException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers queries from a store.
 *
 * <p>Threads: any.
 */
public final class Answers {
  /** All points of one answer together. */
  private static final int MOST_ROWS_IN_ALL = 50_000;

  /** How far before and behind the span a counter is looked for. */
  private static final long FAR = Duration.ofDays(8).toSeconds();

  private static final long NEAR = Duration.ofHours(26).toSeconds();

  private final HistoryStore store;
  private final Supplier<ZoneId> zone;

  /**
   * @param zone whose calendar days follow
   */
  public Answers(HistoryStore store, Supplier<ZoneId> zone) {
    this.store = store;
    this.zone = zone;
  }

  /** All points, and the shares of a plant whose flows are known. */
  public List<RecordedPoint> points() {
    List<Span> spans = store.spans();
    Stream<RecordedPoint> shares =
        spans.stream()
            .filter(span -> span.series().device().equals(History.PLANT))
            .filter(span -> span.series().point().equals(EnergyFlow.PV_TO_GRID.id()))
            .flatMap(
                span ->
                    Arrays.stream(Shares.values())
                        .map(
                            share ->
                                new RecordedPoint(
                                    History.PLANT,
                                    share.point(),
                                    Unit.PERCENT,
                                    HistorySeries.Kind.SHARE,
                                    Instant.ofEpochSecond(span.from()),
                                    Instant.ofEpochSecond(span.to()))));
    return Stream.concat(spans.stream().map(Answers::point), shares)
        .sorted(Comparator.comparing(RecordedPoint::device).thenComparing(RecordedPoint::point))
        .toList();
  }

  private static RecordedPoint point(Span span) {
    Series series = span.series();
    return new RecordedPoint(
        series.device(),
        series.point(),
        series.unit(),
        series.isMeasured() ? HistorySeries.Kind.MEASURED : HistorySeries.Kind.ENERGY,
        Instant.ofEpochSecond(span.from()),
        Instant.ofEpochSecond(span.to()));
  }

  /** Answers, or says what is allowed. */
  public HistoryAnswer answer(HistoryQuery query) throws HistoryException {
    check(query);
    Map<Integer, Span> spans =
        store.spans().stream().collect(Collectors.toMap(span -> span.series().id(), span -> span));
    ZoneId local = zone.get();
    int most = Math.min(History.MOST_ROWS, MOST_ROWS_IN_ALL / query.points().size());
    try {
      Step step = step(query, spans.values());
      Steps steps = Steps.of(step, query.from(), query.to(), local, most);
      if (steps.count() > most) {
        throw refused(Reason.TOO_MANY_ROWS, step.word(), most, fitting(query, local, most));
      }
      List<HistorySeries> series = new ArrayList<>();
      for (String point : query.points()) {
        series.add(series(query.device(), point, steps, spans));
      }
      return new HistoryAnswer(
          query.device(),
          Instant.ofEpochSecond(steps.from()),
          Instant.ofEpochSecond(steps.to()),
          step,
          local,
          series);
    } catch (FileException e) {
      throw refused(Reason.UNAVAILABLE, e.text());
    }
  }

  private void check(HistoryQuery query) throws HistoryException {
    if (!query.from().isBefore(query.to())) {
      throw refused(Reason.BAD_SPAN, query.from(), query.to());
    }
    // times that a calendar of four digits can show
    if (query.from().isBefore(Instant.EPOCH)
        || query.to().isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
      throw refused(Reason.BAD_SPAN, query.from(), query.to());
    }
    if (query.points().isEmpty() || query.points().size() > History.MOST_POINTS) {
      throw refused(Reason.TOO_MANY_POINTS, query.points().size(), History.MOST_POINTS);
    }
    for (String point : query.points()) {
      if (store.find(query.device(), point).isEmpty() && share(query.device(), point).isEmpty()) {
        throw refused(Reason.UNKNOWN_POINT, query.device(), point);
      }
    }
  }

  private Optional<Shares> share(String device, String point) {
    return Arrays.stream(Shares.values())
        .filter(share -> device.equals(History.PLANT) && share.point().equals(point))
        .findFirst();
  }

  private Step step(HistoryQuery query, Collection<Span> spans)
      throws HistoryException, FileException {
    boolean energies =
        query.points().stream()
            .anyMatch(
                point -> store.find(query.device(), point).filter(Series::isMeasured).isEmpty());
    if (query.step() == Step.RAW && energies) {
      throw refused(Reason.STEP_TOO_SHORT, Step.MINUTE.word());
    }
    if (query.step() != Step.AUTO) {
      return query.step();
    }
    long from = query.from().getEpochSecond();
    long known =
        spans.stream()
            .filter(span -> span.series().device().equals(query.device()))
            .mapToLong(Span::from)
            .min()
            .orElse(from);
    return new AutoStep(store)
        .of(Duration.between(query.from(), query.to()), Math.max(from, known), energies);
  }

  /** The steps that would do. */
  private static String fitting(HistoryQuery query, ZoneId zone, int most) {
    return Arrays.stream(Step.values())
        .filter(
            step ->
                step == Step.AUTO
                    || Steps.of(step, query.from(), query.to(), zone, most).count() <= most)
        .map(Step::word)
        .collect(Collectors.joining(", "));
  }

  private HistorySeries series(String device, String point, Steps steps, Map<Integer, Span> spans)
      throws FileException {
    Optional<Series> found = store.find(device, point);
    if (found.isEmpty()) {
      return new HistorySeries.Share(
          point, Unit.PERCENT, shares(share(device, point).orElseThrow(), steps, spans));
    }
    Series series = found.get();
    Span span = spans.get(series.id());
    if (!series.isMeasured()) {
      return new HistorySeries.Energy(point, series.unit(), amounts(span, steps));
    }
    Ranges ranges = new Ranges(steps, series);
    if (span != null) {
      new Scan(store, span).run(Scan.tier(steps), steps.from(), steps.to(), ranges::take);
    }
    return new HistorySeries.Measured(point, series.unit(), ranges.rows());
  }

  private List<Amount> amounts(Span span, Steps steps) throws FileException {
    Amounts amounts = new Amounts(steps, span.series(), span.from());
    Tier tier = Scan.tier(steps);
    long far = tier == Tier.QUARTER ? FAR : NEAR;
    new Scan(store, span).run(tier, steps.from() - far, steps.to() + far, amounts::take);
    for (long at : store.breaks(span.series(), steps.from(), steps.to())) {
      amounts.broken(at);
    }
    return amounts.rows();
  }

  private List<Amount> shares(Shares share, Steps steps, Map<Integer, Span> spans)
      throws FileException {
    Map<EnergyFlow, List<Amount>> energies = new EnumMap<>(EnergyFlow.class);
    for (EnergyFlow flow : share.flows()) {
      Span span =
          store.find(History.PLANT, flow.id()).map(series -> spans.get(series.id())).orElse(null);
      energies.put(flow, span == null ? nothing(steps) : amounts(span, steps));
    }
    return share.rows(steps, energies);
  }

  private static List<Amount> nothing(Steps steps) {
    Series none = new Series(1, "", "", Unit.WATT_HOUR, Series.Kind.FLOW, 0);
    return new Amounts(steps, none, 0).rows();
  }

  private static HistoryException refused(Reason reason, Object... parameters) {
    Text text = HistoryTexts.text("refused." + reason.name(), parameters);
    return new HistoryException(reason, text);
  }
}
