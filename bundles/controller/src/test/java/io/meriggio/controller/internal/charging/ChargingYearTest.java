// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.StrategyKind;
import io.meriggio.controller.StrategySetting;
import io.meriggio.controller.internal.cycle.Daylight;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A year of a house with sun, clouds, appliances and four cars that come and go: its first 120
 * days, all of it with {@code -Dmeriggio.factor=4}, or as many days as {@code -Dmeriggio.days}
 * says.
 */
class ChargingYearTest {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");
  private static final Duration CYCLE = Duration.ofSeconds(60);
  private static final double CONTRACT = 6000;
  private static final Daylight PLACE = new Daylight(45.5, 9.2);

  private final int days =
      Integer.getInteger(
          "meriggio.days", Math.min(365, 120 * Integer.getInteger("meriggio.factor", 1)));
  private final Random random = new Random(Long.getLong("meriggio.seed", 20260101));
  private final List<Car> cars =
      List.of(
          new Car("pure", StrategySetting.of(StrategyKind.ECO_PURE)),
          new Car("mixed", StrategySetting.of(StrategyKind.ECO_MIXED)),
          new Car("km", StrategySetting.kilometres(StrategyKind.KM_REPEATED, 60, 170)),
          new Car("night", StrategySetting.time(LocalTime.of(23, 0), 360, Optional.empty())));

  private double clouds = 1;
  private double appliance;
  private boolean up;

  /** A charge point with its car. */
  private static final class Car {
    final String id;
    final StrategySetting strategy;
    boolean plugged;
    double offered;
    double power;
    double meter;
    double room;
    double sessions;
    double session;
    Optional<Instant> begun = Optional.empty();
    int starts;
    int changes;
    int startsToday;
    int mostADay;

    Car(String id, StrategySetting strategy) {
      this.id = id;
      this.strategy = strategy;
    }

    void pass() {
      double energy = power * CYCLE.toSeconds() / 3600;
      meter += energy;
      room -= energy;
      power = plugged && room > 0 ? Math.min(offered, 16) * 230 : 0;
    }

    void take(ChargePointStatus status) {
      if (status.current() > 0 && offered == 0) {
        starts++;
        startsToday++;
      }
      changes += status.current() == offered ? 0 : 1;
      offered = status.current();
    }

    void book(Optional<ChargingSession> seen) {
      if (seen.isPresent() && !begun.equals(Optional.of(seen.get().start()))) {
        sessions += session;
        begun = Optional.of(seen.get().start());
      }
      session = seen.map(ChargingSession::energy).orElse(session);
    }

    ChargePointImage image(Moment now) {
      return new ChargePointImage(
          id,
          true,
          plugged ? ChargePointImage.Plug.PLUGGED : ChargePointImage.Plug.UNPLUGGED,
          Optional.empty(),
          Optional.of(new Sample(power, now)),
          List.of(),
          Optional.of(meter),
          1,
          16,
          1,
          Optional.empty(),
          true,
          Optional.empty(),
          false);
    }
  }

  @Test
  void aYearLosesNoEnergyFlapsLittleAndKeepsTheContract() {
    Charging core =
        new Charging(ChargingSettings.defaults(Optional.of(CONTRACT), ROME).withCycle(CYCLE));
    Moment now = new Moment(Instant.parse("2026-01-01T00:00:00Z"), Duration.ZERO);
    long decisions = days * Duration.ofDays(1).dividedBy(CYCLE);
    double load = 0;
    boolean wasOver = false;
    List<String> over = new ArrayList<>();
    for (long i = 0; i < decisions; i++) {
      ZonedDateTime local = now.wall().atZone(ROME);
      cars.forEach(Car::pass);
      comeAndGo(local);
      double pv = sun(now.wall());
      double before = load;
      double house = house(local);
      load = house - pv;
      double grid = pv - house - cars.stream().mapToDouble(c -> c.power).sum();
      boolean isOver = -grid > CONTRACT + 1 && house - pv < CONTRACT;
      if (isOver && wasOver && load <= before) {
        over.add(now.wall() + " " + grid);
      }
      wasOver = isOver;
      decide(core, now, grid, pv);
      now = now.plus(CYCLE);
    }
    tell();
    assertThat(over).as("longer above the contract than one cycle after a load step").isEmpty();
    for (Car car : cars) {
      assertThat(car.sessions + car.session).as(car.id).isCloseTo(car.meter, within(0.01));
      assertThat(car.starts).as("starts of " + car.id).isLessThan(days * 6);
      assertThat(car.mostADay).as("starts of a day of " + car.id).isLessThan(30);
    }
  }

  private void decide(Charging core, Moment now, double grid, double pv) {
    List<ChargePointStatus> statuses =
        core.step(
            new ChargingInputs(
                Optional.of(new Sample(grid, now)),
                List.of(),
                Double.doubleToLongBits(grid),
                Optional.of(new Sample(pv, now)),
                Optional.empty(),
                Optional.of(0.5),
                cars.stream().map(c -> c.image(now)).toList()),
            now);
    for (Car car : cars) {
      if (now.running().isZero()) {
        assertThat(core.setStrategy(car.id, car.strategy, RandomSite.OWNER).status())
            .isEqualTo(200);
      }
      statuses.stream().filter(s -> s.id().equals(car.id)).forEach(car::take);
      car.book(core.session(car.id));
    }
  }

  private void comeAndGo(ZonedDateTime local) {
    boolean minute = local.getSecond() == 0;
    if (minute && local.getHour() == 0 && local.getMinute() == 0) {
      cars.forEach(
          c -> {
            c.mostADay = Math.max(c.mostADay, c.startsToday);
            c.startsToday = 0;
          });
    }
    for (Car car : cars) {
      boolean weekend = local.getDayOfWeek().getValue() > 5;
      boolean leaves = !weekend && local.getHour() == 7 && minute && local.getMinute() == 30;
      boolean mayComeByDay = car.id.equals("pure") || car.id.equals("mixed");
      boolean comes =
          minute && local.getMinute() == 0 && local.getHour() == (mayComeByDay ? 9 : 18);
      if (leaves && car.plugged) {
        car.plugged = false;
        car.power = 0;
      } else if (comes && !car.plugged && random.nextInt(3) > 0) {
        car.plugged = true;
        car.room = 2000 + random.nextInt(30_000);
      }
    }
  }

  private double sun(Instant now) {
    clouds = Math.max(0.1, Math.min(1, clouds + (random.nextDouble() - 0.5) * 0.08));
    if (now.getEpochSecond() % 900 == 0) {
      up = PLACE.isUp(now);
    }
    if (!up) {
      return 0;
    }
    double hour = (now.getEpochSecond() % 86_400) / 3600.0 + 0.6;
    return 6000 * clouds * Math.max(0, Math.sin((hour - 5) / 14 * Math.PI));
  }

  private double house(ZonedDateTime local) {
    if (random.nextInt(30) == 0) {
      appliance = random.nextInt(3) == 0 ? random.nextInt(3500) : 0;
    }
    return 250 + appliance + random.nextDouble() * 20 + (local.getHour() >= 18 ? 300 : 0);
  }

  private void tell() {
    for (Car car : cars) {
      System.out.printf(
          "ChargingYearTest: %s %.0f kWh, %d starts (most in a day %d), %d set-points in %d days%n",
          car.id, car.meter / 1000, car.starts, car.mostADay, car.changes, days);
    }
  }
}
