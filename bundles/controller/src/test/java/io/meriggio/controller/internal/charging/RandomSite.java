// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.StrategyKind;
import io.meriggio.controller.StrategySetting;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** A plant with one to eight charge points where anything may happen; cars follow a cycle late. */
final class RandomSite {
  static final Duration CYCLE = Duration.ofSeconds(5);
  static final Actor OWNER = Actor.of(UserRole.OWNER, "test");

  /** A charge point and its car. */
  static final class Box {
    final String id;
    final int phases;
    final double most;
    final double step;
    final double car;
    final int phase;
    boolean plugged;
    boolean faulty;
    boolean online = true;
    double offered;
    double power;
    double meter;
    double room;

    Box(String id, Random random) {
      this.id = id;
      this.phases = random.nextInt(4) == 0 ? 3 : 1;
      this.most = 6 + random.nextInt(27);
      this.step = random.nextInt(5) == 0 ? 0.1 : 1;
      this.car = 5 + random.nextInt(30);
      this.plugged = random.nextBoolean();
      this.meter = random.nextInt(1_000_000);
      this.room = random.nextInt(20_000);
      this.phase = random.nextInt(3);
    }

    /** What it draws from one of three phases, W. */
    double drawnFrom(int of) {
      return phases == 3 ? power / 3 : of == phase ? power : 0;
    }

    double watts(double amps) {
      return amps * 230 * phases;
    }
  }

  final Random random;
  final ChargingSettings settings;
  final List<Box> boxes = new ArrayList<>();
  private double pv;
  private double home;
  private boolean gridLost;
  private boolean pvLost;
  private Optional<Sample> grid = Optional.empty();
  private List<Double> gridPhases = List.of();
  private Optional<Sample> production = Optional.empty();
  private long frame;
  Moment now;

  RandomSite(long seed) {
    random = new Random(seed);
    double contract = 2000 + random.nextInt(20_000);
    Optional<Double> phaseLimit =
        random.nextInt(3) == 0 ? Optional.of(10.0 + random.nextInt(40)) : Optional.empty();
    settings = settings(contract, phaseLimit);
    int count = 1 + random.nextInt(8);
    for (int i = 1; i <= count; i++) {
      boxes.add(new Box("wb" + i, random));
    }
    pv = random.nextInt(8000);
    home = random.nextInt(4000);
    now = new Moment(Instant.parse("2026-06-01T08:00:00Z"), Duration.ofSeconds(1000));
  }

  private static ChargingSettings settings(double contract, Optional<Double> phaseLimit) {
    ChargingSettings usual =
        ChargingSettings.defaults(Optional.of(contract), ZoneId.of("Europe/Rome"));
    return new ChargingSettings(
        usual.cycle(),
        usual.startDelay(),
        usual.stopDelay(),
        usual.minPause(),
        usual.thresholdPolicy(),
        usual.failsafePower(),
        usual.contractedPower(),
        usual.contractMargin(),
        phaseLimit,
        usual.defaultStrategy(),
        usual.phaseSwitching(),
        usual.lossFactor(),
        usual.timeZone());
  }

  /** Time passes, and something may have happened at its end. */
  void pass(boolean calm) {
    now = now.plus(CYCLE);
    for (Box box : boxes) {
      double energy = box.power * CYCLE.toSeconds() / 3600;
      box.meter += energy;
      box.room -= energy;
      boolean draws = box.plugged && box.room > 0 && box.offered >= 6;
      box.power = draws ? box.watts(Math.min(box.offered, box.car)) : 0;
    }
    if (!calm) {
      happen();
    }
    measure();
  }

  private void happen() {
    if (random.nextInt(20) == 0) {
      pv = random.nextInt(8000);
    }
    if (random.nextInt(20) == 0) {
      home = random.nextInt(5000);
    }
    if (random.nextInt(100) == 0) {
      gridLost = !gridLost;
    }
    if (random.nextInt(150) == 0) {
      pvLost = !pvLost;
    }
    Box box = boxes.get(random.nextInt(boxes.size()));
    if (random.nextInt(60) == 0) {
      box.plugged = !box.plugged;
      box.power = 0;
      box.offered = 0;
      box.room = random.nextInt(20_000);
    }
    if (random.nextInt(80) == 0) {
      box.online = !box.online;
    }
    if (random.nextInt(120) == 0) {
      box.faulty = !box.faulty;
    }
  }

  /** A person asks for something. */
  void ask(Charging... cores) {
    String id = boxes.get(random.nextInt(boxes.size())).id;
    int what = random.nextInt(200);
    StrategySetting strategy = strategy();
    for (Charging core : cores) {
      switch (what) {
        case 0 -> core.start(id, OWNER);
        case 1 -> core.stop(id, OWNER, now);
        case 2, 3, 4 -> core.setStrategy(id, strategy, OWNER);
        default -> {
          // Nobody asks for anything.
        }
      }
    }
  }

  StrategySetting strategy() {
    StrategyKind[] kinds = StrategyKind.values();
    StrategyKind kind = kinds[random.nextInt(kinds.length)];
    return switch (kind) {
      case KM_SINGLE, KM_REPEATED ->
          StrategySetting.kilometres(kind, 1 + random.nextInt(50), 100 + random.nextInt(100));
      case TIME_POWER ->
          StrategySetting.time(
              LocalTime.of(10, random.nextInt(60)), 1 + random.nextInt(40), Optional.empty());
      default -> StrategySetting.of(kind);
    };
  }

  private void measure() {
    double cars = boxes.stream().mapToDouble(b -> b.power).sum();
    double noise = random.nextDouble();
    if (!gridLost) {
      grid = Optional.of(new Sample(pv - home - noise - cars, now));
      gridPhases = IntStream.range(0, 3).mapToObj(this::exchangeOf).toList();
      frame = random.nextLong();
    }
    if (!pvLost) {
      production = Optional.of(new Sample(pv, now));
    }
  }

  /** What a phase exchanges, W, export +; the house is spread evenly. */
  double exchangeOf(int phase) {
    return (pv - home) / 3 - boxes.stream().mapToDouble(b -> b.drawnFrom(phase)).sum();
  }

  /** All sources are heard again. */
  void findAgain() {
    gridLost = false;
    pvLost = false;
  }

  boolean gridIsFresh() {
    return !gridLost;
  }

  boolean gridIsStale() {
    return grid.map(s -> s.age(now).compareTo(CYCLE) >= 0).orElse(true);
  }

  /**
   * What the semantics leave for cars now, W; a silent or faulty charge point is a load of the
   * house.
   */
  double headroom() {
    double heard =
        boxes.stream().filter(b -> b.online && !b.faulty).mapToDouble(b -> b.power).sum();
    return settings.contractedPower().orElseThrow() + grid.orElseThrow().value() + heard;
  }

  ChargingInputs inputs() {
    return inputs(boxes, now);
  }

  ChargingInputs inputs(List<Box> order, Moment at) {
    Duration shift = Duration.between(now.wall(), at.wall());
    return new ChargingInputs(
        grid.map(s -> shifted(s, shift)),
        gridPhases,
        frame,
        production.map(s -> shifted(s, shift)),
        Optional.empty(),
        Optional.empty(),
        order.stream().map(box -> image(box, at)).toList());
  }

  private static Sample shifted(Sample sample, Duration shift) {
    return new Sample(
        sample.value(), new Moment(sample.at().wall().plus(shift), sample.at().running()));
  }

  private static ChargePointImage image(Box box, Moment at) {
    return new ChargePointImage(
        box.id,
        box.online,
        box.plugged ? ChargePointImage.Plug.PLUGGED : ChargePointImage.Plug.UNPLUGGED,
        box.faulty ? Optional.of("GROUND") : Optional.empty(),
        Optional.of(new Sample(box.power, at)),
        List.of(),
        Optional.of(box.meter),
        box.phases,
        box.most,
        box.step,
        Optional.empty(),
        true,
        Optional.empty(),
        false);
  }

  void offer(List<ChargePointStatus> statuses) {
    for (ChargePointStatus status : statuses) {
      boxes.stream()
          .filter(b -> b.online && b.id.equals(status.id()))
          .forEach(b -> b.offered = status.current());
    }
  }
}
