// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import com.sun.management.ThreadMXBean;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.internal.charging.ChargePointImage;
import io.meriggio.controller.internal.charging.Charging;
import io.meriggio.controller.internal.charging.ChargingInputs;
import io.meriggio.controller.internal.charging.ChargingSettings;
import io.meriggio.controller.internal.contacts.Contacts;
import io.meriggio.controller.internal.contacts.ContactsSettings;
import io.meriggio.controller.internal.contacts.ContactsState;
import io.meriggio.controller.internal.contacts.Variables;
import io.meriggio.controller.internal.core.DeviceImage;
import io.meriggio.controller.internal.core.PlantCore;
import io.meriggio.controller.internal.core.PlantSettings;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import io.meriggio.controller.internal.replay.Main;
import io.meriggio.device.Capability;
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
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What a decision of the energy manager costs with eight charge points, eight logics and 25 devices
 * whose figures all move (at most 1 ms and 50 kB are wanted), and how much faster than time {@code
 * replay} is (at least 10 000 times).
 *
 * <p>Arguments: decisions, days of the replay.
 */
public final class ControllerBenchmark {
  private static final int CARS = 8;
  private static final int INVERTERS = 8;
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");
  private static final Duration CYCLE = Duration.ofSeconds(5);

  private final Random random = new Random(1);
  private final PlantCore plant = new PlantCore();
  private final Charging charging =
      new Charging(ChargingSettings.defaults(Optional.of(15_000.0), ROME));
  private final Contacts contacts = new Contacts(ContactsSettings.of(ROME), logics());
  private final double[] offered = new double[CARS];
  private final double[] meters = new double[CARS];
  private double pv = 12_000;
  private double house = 2000;

  private ControllerBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    new ControllerBenchmark().decisions(Integer.parseInt(arguments[0]));
    replay(Integer.parseInt(arguments[1]));
  }

  private void decisions(int count) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    long[] nanos = new long[count];
    long[] bytes = new long[3];
    Moment now = new Moment(Instant.parse("2026-06-01T06:00:00Z"), Duration.ZERO);
    for (int i = -count / 5; i < count; i++) {
      now = now.plus(CYCLE);
      move();
      List<DeviceImage> devices = devices(now);
      ChargingInputs inputs = inputs(now);
      Variables variables = variables(now);
      long start = threads.getCurrentThreadCpuTime();
      long atFirst = threads.getThreadAllocatedBytes(self);
      plant.compute(PlantSettings.unsaid(ROME), devices, now);
      long afterPlant = threads.getThreadAllocatedBytes(self);
      List<ChargePointStatus> statuses = charging.step(inputs, now);
      long afterCharging = threads.getThreadAllocatedBytes(self);
      contacts.step(variables, now);
      if (i >= 0) {
        nanos[i] = threads.getCurrentThreadCpuTime() - start;
        bytes[0] += afterPlant - atFirst;
        bytes[1] += afterCharging - afterPlant;
        bytes[2] += threads.getThreadAllocatedBytes(self) - afterCharging;
      }
      for (int car = 0; car < CARS; car++) {
        offered[car] = statuses.get(car).current();
      }
    }
    Arrays.sort(nanos);
    double p99 = nanos[count * 99 / 100] / 1e6;
    System.out.printf(
        "decision for %d charge points, %d logics, %d devices: p50 %.3f ms, p99 %.3f ms, worst"
            + " %.3f ms of its processor; p99 is %.2f of 1 ms%n",
        CARS, 8, devices(now).size(), nanos[count / 2] / 1e6, p99, nanos[count - 1] / 1e6, p99);
    double[] kilobytes = Arrays.stream(bytes).mapToDouble(b -> b / 1e3 / count).toArray();
    double all = Arrays.stream(kilobytes).sum();
    System.out.printf(
        "allocated a decision: %.1f kB (balance %.1f, charging %.1f, contacts %.1f), %.2f of 50 kB%n",
        all, kilobytes[0], kilobytes[1], kilobytes[2], all / 50);
  }

  private void move() {
    pv = Math.max(0, Math.min(20_000, pv + random.nextGaussian() * 300));
    house = Math.max(200, Math.min(8000, house + random.nextGaussian() * 200));
    for (int car = 0; car < CARS; car++) {
      meters[car] += power(car) * CYCLE.toSeconds() / 3600;
    }
  }

  private double power(int car) {
    return Math.min(offered[car], 16) * 230;
  }

  private double cars() {
    double sum = 0;
    for (int car = 0; car < CARS; car++) {
      sum += power(car);
    }
    return sum;
  }

  private ChargingInputs inputs(Moment now) {
    List<ChargePointImage> images = new ArrayList<>();
    for (int car = 0; car < CARS; car++) {
      images.add(
          new ChargePointImage(
              "wb" + car,
              true,
              ChargePointImage.Plug.PLUGGED,
              Optional.empty(),
              Optional.of(new Sample(power(car), now)),
              List.of(),
              Optional.of(meters[car]),
              1,
              16,
              1,
              Optional.of(230.0),
              true,
              Optional.empty(),
              false));
    }
    return new ChargingInputs(
        Optional.of(new Sample(pv - house - cars(), now)),
        List.of(),
        random.nextLong(),
        Optional.of(new Sample(pv, now)),
        Optional.of(true),
        Optional.of(0.5),
        images);
  }

  private Variables variables(Moment now) {
    Sample grid = new Sample(pv - house - cars(), now);
    return Variables.of(
        Map.of(
            LogicVariable.PV_POWER, new Sample(pv, now),
            LogicVariable.GRID_POWER, grid,
            LogicVariable.CHARGER_POWER, new Sample(cars(), now)));
  }

  private static ContactsState logics() {
    List<Logic> all = new ArrayList<>();
    LogicVariable[] variables = {
      LogicVariable.PV_POWER, LogicVariable.GRID_POWER, LogicVariable.CHARGER_POWER
    };
    for (int i = 0; i < 8; i++) {
      all.add(Logic.of("logic" + i, 1 + i % 4, variables[i % 3], 2000 + 500 * i, 1000));
    }
    return ContactsState.of(all);
  }

  private List<DeviceImage> devices(Moment now) {
    List<DeviceImage> all = new ArrayList<>();
    all.add(device("meter", "dtsu666", now, Map.of("grid_power", pv - house - cars())));
    for (int i = 0; i < INVERTERS; i++) {
      double each = pv / INVERTERS;
      all.add(device("inverter" + i, "string", now, Map.of("pv_power", each, "ac_power", each)));
      all.add(device("pump" + i, "heat-pump", now, Map.of("electric_power", house / INVERTERS)));
    }
    for (int car = 0; car < CARS; car++) {
      all.add(device("wb" + car, "wallbox", now, Map.of("charger_power", power(car))));
    }
    return all;
  }

  private static DeviceImage device(
      String id, String family, Moment now, Map<String, Double> values) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    values.forEach(
        (point, value) ->
            readings.put(
                point,
                Reading.good(
                    Point.number(point, Unit.WATT, PollClass.FAST), Value.of(value), now.wall())));
    List<Point> points = readings.values().stream().map(Reading::point).toList();
    return new DeviceImage(
        new DeviceInfo(
            id,
            family,
            id,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Capability.of(points)),
        new Snapshot(id, DeviceState.ONLINE, Reason.NONE, Text.NONE, readings, now.wall()));
  }

  /** Two cars and two logics under a sun that changes every ten minutes. */
  private static void replay(int days) throws Exception {
    Path file = Files.createTempFile("scenario", ".json");
    Files.writeString(file, scenario(days));
    PrintStream out = System.out;
    for (String run : List.of("first", "second")) {
      System.setOut(
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      long start = System.nanoTime();
      Main.main(new String[] {file.toString()});
      double seconds = (System.nanoTime() - start) / 1e9;
      System.setOut(out);
      double speed = days * 86_400 / seconds;
      out.printf(
          "replay of %d days, %s run: %.2f s, %.0f times real time, %.1f of 10 000%n",
          days, run, seconds, speed, speed / 10_000);
    }
    Files.delete(file);
  }

  private static String scenario(int days) {
    Random random = new Random(2);
    StringBuilder inputs = new StringBuilder("{\"at\":0,\"home\":500,\"battery_soc\":50}");
    for (int at = 600; at < days * 86_400; at += 600) {
      boolean day = at % 86_400 > 6 * 3600 && at % 86_400 < 18 * 3600;
      inputs.append(
          ",{\"at\":%d,\"pv_power\":%d,\"home\":%d}"
              .formatted(at, day ? random.nextInt(6000) : 0, 300 + random.nextInt(2500)));
    }
    return """
        {"start":"2026-06-01T00:00:00+02:00","timeZone":"Europe/Rome","durationSeconds":%d,
        "plant":{"phases":1,"contractedPower":6000},
        "chargePoints":[{"id":"a","strategy":{"kind":"ECO_PURE"}},
          {"id":"b","strategy":{"kind":"TIME_POWER","startTime":"23:00","durationMinutes":240}}],
        "logics":[{"id":"hp","output":3,"variable":"PV_POWER","maximum":2000,"minimum":1000},
          {"id":"p","output":1,"variable":"GRID_POWER","maximum":1500,"minimum":-500}],
        "inputs":[%s]}
        """
        .formatted(days * 86_400, inputs);
  }
}
