// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceConnection;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reading;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.TestCycle;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever a line answers, the driver reads, steers and releases with a reason or a result, never
 * with another exception. The seed is printed; {@code -Dmeriggio.seed} repeats a run and {@code
 * -Dmeriggio.cases} makes it longer.
 */
class RandomAnswersTest {

  private static final int STEPS = 40;
  private static final String[] MODES = {"FORCED", "NO_DISCHARGE", "SELF_CONSUMPTION"};
  private static final String[] SETS = {"auto", "vendor", "standard"};

  @Test
  void no_answer_makes_the_driver_fail_otherwise_than_with_a_reason() throws Exception {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases = Integer.getInteger("meriggio.cases", 50) * Integer.getInteger("meriggio.factor", 1);
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    int taken = 0;
    for (int round = 0; round < cases; round++) {
      RandomLink link = new RandomLink(random, Retrofits.healthy());
      Map<String, String> settings =
          Map.of(
              "commandSet",
              SETS[random.nextInt(SETS.length)],
              "allowPassiveMode",
              String.valueOf(random.nextBoolean()));
      try (OpenedDevice device =
          new OpenedDevice(
              new Sp3000Driver(), link, 1, Optional.of("3000SP"), settings, Optional.empty())) {
        link.failurePercent = 0;
        identify(device.connection());
        link.failurePercent = random.nextInt(60);
        taken += steps(device, random);
      }
    }
    assertThat(taken).as("attempts that were made and carried out").isPositive();
  }

  private static void identify(DeviceConnection connection) {
    try {
      connection.identify();
    } catch (DeviceException somethingElseAnswers) {
      assertThat(somethingElseAnswers.reason()).isNotNull();
    }
  }

  private static int steps(OpenedDevice device, Random random) {
    int taken = 0;
    Optional<Attempt.Accepted> open = Optional.empty();
    for (int step = 0; step < STEPS; step++) {
      device.clock().advance(Duration.ofMillis(random.nextInt(8000)));
      try {
        switch (random.nextInt(5)) {
          case 0 -> device.connection().poll(TestCycle.full());
          case 1 -> device.connection().release(Duration.ofSeconds(1));
          case 2 -> {
            if (open.isPresent()) {
              open.get().confirmation().confirmed();
            }
          }
          default -> {
            Attempt attempt = device.connection().execute(command(random));
            taken += attempt instanceof Attempt.Rejected ? 0 : 1;
            open = attempt instanceof Attempt.Accepted a ? Optional.of(a) : open;
          }
        }
      } catch (DeviceException e) {
        assertThat(e.reason()).isNotNull();
      }
      device.readings().values().forEach(RandomAnswersTest::isSound);
    }
    return taken;
  }

  private static void isSound(Reading reading) {
    if (reading.value().orElse(null) instanceof Value.Numeric number) {
      assertThat(number.number()).isFinite();
    }
  }

  private static Command command(Random random) {
    Map<String, Value> values = new HashMap<>();
    if (random.nextInt(4) > 0) {
      values.put("storage_mode", Value.of(MODES[random.nextInt(MODES.length)]));
    }
    if (values.isEmpty() || random.nextBoolean()) {
      values.put("battery_power_setpoint", Value.of(random.nextInt(6401) - 3200));
    }
    return new Command(
        "test",
        values,
        Duration.ofMinutes(1),
        Command.Fallback.RELEASE,
        new Command.Origin("test", ""));
  }
}
