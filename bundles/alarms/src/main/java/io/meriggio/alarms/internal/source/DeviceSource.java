// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.alarms.Severity;
import io.meriggio.alarms.Trouble;
import io.meriggio.alarms.internal.book.Look;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.Fault;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Reading;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Devices that don't answer, are not understood, or report faults; and lines that are down. Behind
 * a line that is down no device is blamed, and an inverter that sleeps without sun is not blamed
 * either, nor is the line that leads to nobody else.
 */
public final class DeviceSource implements Source {
  static final String OFFLINE = "OFFLINE";
  static final String FAULT = "FAULT";
  private static final String FAULTS = "fault";

  private static final Duration SILENCE = Duration.ofMinutes(2);
  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final Duration CALM = Duration.ofSeconds(60);

  private final Supplier<List<Device>> devices;
  private final Supplier<List<LineInfo>> lines;
  private final Sleep sleep;

  /**
   * Looks at these.
   *
   * @param sleep knows which of them sleep
   */
  public DeviceSource(Supplier<List<Device>> devices, Supplier<List<LineInfo>> lines, Sleep sleep) {
    this.devices = devices;
    this.lines = lines;
    this.sleep = sleep;
  }

  @Override
  public Look look() {
    List<Device> all = devices.get();
    List<LineInfo> down =
        lines.get().stream().filter(line -> line.state() == LineInfo.State.DOWN).toList();
    Set<String> downIds = down.stream().map(LineInfo::id).collect(Collectors.toSet());
    Set<String> asleep = sleep.look(all);
    List<Trouble> troubles = new ArrayList<>();
    List<Predicate<String>> unknown = new ArrayList<>();
    for (Device device : all) {
      DeviceInfo info = device.info();
      Snapshot snapshot = device.snapshot();
      boolean excused =
          asleep.contains(info.id()) || info.line().filter(downIds::contains).isPresent();
      state(info, snapshot, excused, troubles, unknown);
      faults(info, snapshot, troubles, unknown);
    }
    for (LineInfo line : down) {
      line(line, behind(line, all), asleep, troubles, unknown);
    }
    return new Look(troubles, key -> unknown.stream().anyMatch(judge -> judge.test(key)));
  }

  private static List<DeviceInfo> behind(LineInfo line, List<Device> all) {
    return all.stream()
        .map(Device::info)
        .filter(info -> info.line().equals(Optional.of(line.id())))
        .toList();
  }

  private static void state(
      DeviceInfo info,
      Snapshot snapshot,
      boolean excused,
      List<Trouble> troubles,
      List<Predicate<String>> unknown) {
    switch (snapshot.state()) {
      case OFFLINE -> {
        if (excused) {
          unknown.add((info.id() + "/" + OFFLINE)::equals);
        } else {
          troubles.add(of(info, snapshot, OFFLINE, SILENCE));
        }
      }
      case DRIVER_ABSENT -> troubles.add(of(info, snapshot, "DRIVER_ABSENT", SILENCE));
      case REFUSED -> troubles.add(of(info, snapshot, "REFUSED", SETTLING));
      case FAULT -> troubles.add(of(info, snapshot, FAULT, Duration.ofSeconds(5)));
      case STARTING -> unknown.add(key -> key.startsWith(info.id() + "/"));
      case ONLINE -> {
        // nothing to say
      }
    }
  }

  private static Trouble of(DeviceInfo info, Snapshot snapshot, String word, Duration patience) {
    Text why = snapshot.detail();
    Text text =
        SourceTexts.text("device." + word, info.name(), info.family())
            .and(" ", why.isEmpty() ? why : Text.plain("(").and("", why).and("", Text.plain(")")));
    return Trouble.of(info.id(), word, Severity.ERROR, text).lasting(patience, CALM);
  }

  /** As long as they aren't read, faults of before are neither begun nor over. */
  private static void faults(
      DeviceInfo info, Snapshot snapshot, List<Trouble> troubles, List<Predicate<String>> unknown) {
    Optional<Value> value = snapshot.reading(FAULTS).flatMap(Reading::value);
    if (value.isPresent() && value.get() instanceof Value.Faults faults) {
      faults.faults().forEach(fault -> troubles.add(fault(info, fault)));
    } else {
      unknown.add(key -> key.startsWith(info.id() + "/" + FAULT + "/"));
    }
  }

  private static Trouble fault(DeviceInfo info, Fault fault) {
    String code = fault.code().substring(0, Math.min(fault.code().length(), Trouble.LONGEST));
    Text text = SourceTexts.text("device.fault", info.name(), fault.code(), fault.text());
    return Trouble.of(info.id(), FAULT, Severity.ERROR, text).coded(code);
  }

  private static void line(
      LineInfo line,
      List<DeviceInfo> behind,
      Set<String> asleep,
      List<Trouble> troubles,
      List<Predicate<String>> unknown) {
    if (!behind.isEmpty() && behind.stream().map(DeviceInfo::id).allMatch(asleep::contains)) {
      unknown.add((line.id() + "/LINE_DOWN")::equals);
      return;
    }
    String names = behind.stream().map(DeviceInfo::name).collect(Collectors.joining(", "));
    Text text =
        names.isEmpty()
            ? SourceTexts.text("line.down.alone", line.id(), line.address())
            : SourceTexts.text("line.down", line.id(), line.address(), names);
    troubles.add(
        Trouble.of(line.id(), "LINE_DOWN", Severity.ERROR, text.and(" ", line.detail()))
            .lasting(SILENCE, CALM));
  }
}
