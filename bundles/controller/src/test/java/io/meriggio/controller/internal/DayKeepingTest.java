// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.configuration.PlantConfiguration;
import io.meriggio.controller.EnergyFlow;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Capability;
import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Text;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import io.meriggio.memory.Entry;
import io.meriggio.memory.Health;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Memory;
import io.meriggio.memory.Query;
import io.meriggio.memory.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class DayKeepingTest {
  private final Memory memory = new Documents();

  @Test
  void theDayGoesOnAfterAGatewayThatWasKilled() throws Exception {
    Gateway first = new Gateway(Instant.parse("2026-06-01T10:00:00Z"), Optional.of(memory));
    first.run(Duration.ofMinutes(60));
    assertThat(memory.document("plant/day")).isPresent();
    Gateway second = new Gateway(first.now.wall().plusSeconds(20), Optional.of(memory));
    second.run(Duration.ofMinutes(1));

    // 60 + 1 minutes of 600 W drawn; at most the last minute before the end is lost
    assertThat(second.drawn()).isBetween(600.0, 610.1);
    assertThat(second.watch.today().from()).isBefore(first.now.wall().minusSeconds(3500));
  }

  @Test
  void aGatewayThatIsStoppedKeepsTheDayToItsEnd() {
    Gateway first = new Gateway(Instant.parse("2026-06-01T10:00:00Z"), Optional.of(memory));
    first.run(Duration.ofSeconds(3630));
    first.keeping.keep();
    Gateway second = new Gateway(first.now.wall().plusSeconds(1), Optional.of(memory));
    second.run(Duration.ofSeconds(2));

    assertThat(second.drawn()).isCloseTo(3631 * 600 / 3600.0, within(0.2));
  }

  @Test
  void withoutAMemoryTheDayBeginsAnew() {
    Gateway gateway = new Gateway(Instant.parse("2026-06-01T10:00:00Z"), Optional.empty());
    gateway.run(Duration.ofMinutes(2));

    assertThat(gateway.drawn()).isCloseTo(20, within(0.2));
  }

  @Test
  void whatIsNoDayIsForgotten() throws Exception {
    memory.keep(Map.of("plant/day", Optional.of("{\"day\":\"2026-06-01\",\"flows\":{}}")));
    Gateway gateway = new Gateway(Instant.parse("2026-06-01T10:00:00Z"), Optional.of(memory));
    gateway.run(Duration.ofMinutes(2));

    assertThat(gateway.drawn()).isCloseTo(20, within(0.2));
  }

  /** A gateway with one meter that draws 600 W. */
  private static final class Gateway {
    private Moment now;
    private final PlantWatch watch;
    private final DayKeeping keeping;

    Gateway(Instant at, Optional<Memory> memory) {
      now = new Moment(at, Duration.ZERO);
      watch =
          new PlantWatch(
              () -> List.of(new Meter(now.wall())),
              List::of,
              List::of,
              () -> now,
              new PlantWatch.Site(PlantConfiguration.unconfigured(), OptionalInt.of(3)));
      keeping = new DayKeeping(watch, () -> memory);
    }

    void run(Duration time) {
      for (long second = 0; second < time.toSeconds(); second++) {
        now = now.plus(Duration.ofSeconds(1));
        keeping.look(now);
        watch.look();
      }
    }

    double drawn() {
      return watch.today().figure(EnergyFlow.GRID_TO_HOUSEHOLD).value().orElseThrow();
    }
  }

  private record Meter(Instant now) implements Device {
    private static final Point POINT = Point.number("grid_power", Unit.WATT, PollClass.FAST);

    @Override
    public DeviceInfo info() {
      return new DeviceInfo(
          "met",
          "dtsu666",
          "met",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(Capability.GRID_METER));
    }

    @Override
    public Snapshot snapshot() {
      return new Snapshot(
          "met",
          DeviceState.ONLINE,
          Reason.NONE,
          Text.NONE,
          Map.of("grid_power", Reading.good(POINT, Value.of(-600), now)),
          now);
    }

    @Override
    public CompletionStage<CommandResult> submit(Command command) {
      return CompletableFuture.completedFuture(
          new CommandResult.Rejected(Reason.NOT_WRITABLE, "a meter is only read"));
    }
  }

  /** A memory of documents; the day keeps no journal. */
  private static final class Documents implements Memory {
    private final Map<String, String> byKey = new TreeMap<>();

    @Override
    public Optional<String> document(String key) {
      return Optional.ofNullable(byKey.get(key));
    }

    @Override
    public Map<String, String> documents(String prefix) {
      Map<String, String> found = new TreeMap<>(byKey);
      found.keySet().removeIf(key -> !key.startsWith(prefix));
      return found;
    }

    @Override
    public void keep(Map<String, Optional<String>> changes) {
      changes.forEach((key, text) -> byKey.compute(key, (k, before) -> text.orElse(null)));
    }

    @Override
    public void append(Journal journal, List<Entry> entries) {
      throw new UnsupportedOperationException("the day keeps no journal");
    }

    @Override
    public void amend(Journal journal, Entry entry) {
      throw new UnsupportedOperationException("the day keeps no journal");
    }

    @Override
    public List<Stored> read(Journal journal, Query query) {
      throw new UnsupportedOperationException("the day keeps no journal");
    }

    @Override
    public Health health() {
      return new Health(Health.State.SOUND, Text.NONE);
    }
  }
}
