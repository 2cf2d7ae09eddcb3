// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.configuration.HistoryConfiguration;
import io.meriggio.controller.EnergyFlow;
import io.meriggio.controller.EnergyFlows;
import io.meriggio.controller.Figure;
import io.meriggio.controller.PlantNow;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Text;
import io.meriggio.device.Unit;
import io.meriggio.history.HistoryAnswer;
import io.meriggio.history.HistoryException;
import io.meriggio.history.HistoryQuery;
import io.meriggio.history.HistorySeries;
import io.meriggio.history.HistorySeries.Amount;
import io.meriggio.history.HistorySeries.Range;
import io.meriggio.history.Step;
import io.meriggio.history.internal.record.Board;
import io.meriggio.memory.file.DatabaseFiles;
import io.meriggio.memory.internal.SqliteFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A history on a clock that a test moves. */
public final class Recording implements AutoCloseable {
  public static final ZoneId ROME = ZoneId.of("Europe/Rome");
  public static final HistoryConfiguration WANTED = HistoryConfiguration.unconfigured();

  public final DatabaseFiles files = new SqliteFiles(Optional.empty());
  public final Path path;
  public HistoryService history;
  public Instant now;
  public long nanos = 1;

  /** Whether devices that don't change are told again each minute, as the host does. */
  public boolean alive = true;

  private Board board;
  private HistoryConfiguration wanted = WANTED;
  private final Map<String, Snapshot> devices = new LinkedHashMap<>();
  private Map<String, Figure> plant = Map.of();

  public Recording(Path folder, Instant now) {
    this(folder, now, WANTED);
  }

  public Recording(Path folder, Instant now, HistoryConfiguration wanted) {
    this.path = folder.resolve("history").resolve("history.db");
    this.now = now;
    this.wanted = wanted;
    open();
  }

  private void open() {
    board = new Board(() -> nanos);
    history = new HistoryService(files, path, clock(), board, () -> ROME, wanted);
    devices.values().forEach(board::device);
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  /** As an orderly restart does. */
  public void restart() {
    history.close();
    open();
  }

  /** As a power cut does: what waits is lost. */
  public void cut() throws Exception {
    // the file's lock must go without what waits being flushed
    var field = HistoryService.class.getDeclaredField("opened");
    field.setAccessible(true);
    Optional<?> opened = (Optional<?>) field.get(history);
    var store = opened.orElseThrow().getClass().getDeclaredMethod("store");
    store.setAccessible(true);
    ((AutoCloseable) store.invoke(opened.get())).close();
    open();
  }

  /** A device tells these readings now. */
  public void device(String id, Reading... readings) {
    Map<String, Reading> all = new LinkedHashMap<>();
    for (Reading reading : readings) {
      all.put(reading.point().id(), reading);
    }
    Snapshot snapshot = new Snapshot(id, DeviceState.ONLINE, Reason.NONE, Text.NONE, all, now);
    devices.put(id, snapshot);
    board.device(snapshot);
  }

  public void removed(String device) {
    devices.remove(device);
    board.removed(device);
  }

  /** The plant tells these figures from now on, each second. */
  public void plant(Map<String, Figure> figures) {
    plant = figures;
  }

  /** A minute of flows has ended now. */
  public void flows(Instant from, Map<EnergyFlow, Double> energies) {
    Map<EnergyFlow, Figure> all = new EnumMap<>(EnergyFlow.class);
    for (EnergyFlow flow : EnergyFlow.values()) {
      Double energy = energies.get(flow);
      all.put(
          flow,
          energy == null
              ? Figure.unknown(Unit.WATT_HOUR, Reason.OFFLINE, now)
              : Figure.good(energy, Unit.WATT_HOUR, now));
    }
    board.flows(new EnergyFlows(from, now, all));
  }

  /** Lets seconds go by. */
  public void run(long seconds) {
    for (long i = 0; i < seconds; i++) {
      if (alive && i % 60 == 59) {
        devices.values().forEach(board::device);
      }
      if (!plant.isEmpty()) {
        board.plant(new PlantNow(plant, OptionalInt.empty(), List.of(), now));
      }
      history.tick(nanos);
      now = now.plusSeconds(1);
      nanos += 1_000_000_000L;
    }
  }

  public void run(Duration span) {
    run(span.toSeconds());
  }

  public HistoryAnswer ask(String device, String points, Instant from, Instant to, Step step) {
    try {
      return history.answer(new HistoryQuery(device, List.of(points.split(",")), from, to, step));
    } catch (HistoryException e) {
      throw new AssertionError(e.reason() + ": " + e.getMessage(), e);
    }
  }

  public List<Range> ranges(String device, String point, Instant from, Instant to, Step step) {
    HistorySeries series = ask(device, point, from, to, step).series().get(0);
    assertThat(series).isInstanceOf(HistorySeries.Measured.class);
    return ((HistorySeries.Measured) series).rows();
  }

  public List<Amount> amounts(String device, String point, Instant from, Instant to, Step step) {
    HistorySeries series = ask(device, point, from, to, step).series().get(0);
    return series instanceof HistorySeries.Energy energy
        ? energy.rows()
        : ((HistorySeries.Share) series).rows();
  }

  /** Averages; NaN where unknown. */
  public List<Double> averages(String device, String point, Instant from, Instant to, Step step) {
    return ranges(device, point, from, to, step).stream()
        .map(row -> row.average().orElse(Double.NaN))
        .toList();
  }

  /** Second by second from an instant. */
  public List<Double> raw(String device, String point, Instant from, int seconds) {
    return averages(device, point, from, from.plusSeconds(seconds), Step.RAW);
  }

  /** So many times the same. */
  public static Stream<Double> times(int count, double value) {
    return Stream.generate(() -> value).limit(count);
  }

  @Override
  public void close() {
    history.close();
  }
}
