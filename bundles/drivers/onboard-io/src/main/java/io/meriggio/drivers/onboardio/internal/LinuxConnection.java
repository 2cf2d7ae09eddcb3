// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceConnection;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.PollCycle;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.SwitchedOutput;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import io.meriggio.drivers.onboardio.internal.LinuxTerminals.Sensor;
import io.meriggio.drivers.onboardio.internal.LinuxTerminals.Wired;
import io.meriggio.drivers.onboardio.internal.gpio.Gpio;
import io.meriggio.drivers.onboardio.internal.gpio.GpioException;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The terminals on what the machine itself has: lines of GPIO chips, and files of sensors. */
final class LinuxConnection implements DeviceConnection {

  /** How often a command is sent again: a chip that came back has its lines open. */
  static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(LinuxConnection.class);

  private final DeviceContext context;
  private final LinuxTerminals terminals;
  private final Gpio gpio;
  private final CurrentSensor exchange;
  private final CurrentSensor production;
  private final OutputGuard guard;
  private final Map<Wired, Gpio.Line> lines = new EnumMap<>(Wired.class);

  /** What is wrong with sensors, told at each poll until they are well again. */
  private final Map<Sensor, Text> complaints = new EnumMap<>(Sensor.class);

  LinuxConnection(DeviceContext context, LinuxTerminals terminals, Gpio gpio, LongSupplier ticker) {
    this.context = context;
    this.terminals = terminals;
    this.gpio = gpio;
    this.exchange = OnboardSettings.exchange(context.settings());
    this.production = OnboardSettings.production(context.settings());
    OutputLeases leases = new OutputLeases(OnboardSettings.hold(context.settings()), ticker);
    this.guard = new OutputGuard(context.deviceId(), leases, output -> set(output, false));
  }

  /** Takes the lines: the kernel sets outputs to open in the same step. */
  @Override
  public DeviceIdentity identify() throws DeviceException {
    for (Wired terminal : terminals.wired().keySet()) {
      if (!lines.containsKey(terminal)) {
        try {
          lines.put(
              terminal,
              gpio.request(terminals.wired().get(terminal), terminal.output().isPresent()));
        } catch (IOException e) {
          throw lost(terminal, e);
        }
      }
    }
    return DeviceIdentity.UNKNOWN;
  }

  @Override
  public List<Point> points() {
    return terminals.points();
  }

  @Override
  public void poll(PollCycle cycle) throws DeviceException {
    for (Map.Entry<Sensor, SensorFile> sensor : terminals.sensors().entrySet()) {
      if (cycle.due().contains(sensor.getKey().point().pollClass())) {
        complaints.remove(sensor.getKey());
        measure(
            sensor.getKey(),
            sensor
                .getValue()
                .read(context.clock(), complaint -> complaints.put(sensor.getKey(), complaint)));
      }
    }
    if (cycle.due().contains(PollClass.FAST)) {
      try {
        readLines();
      } finally {
        guard.openUnleased();
      }
    }
    if (!complaints.isEmpty()) {
      throw new DeviceException(
          Reason.DEVICE_ERROR,
          complaints.values().stream().reduce(Text.NONE, (said, next) -> said.and("; ", next)));
    }
  }

  private void measure(Sensor sensor, Reading reading) {
    context.sink().accept(reading);
    if (sensor == Sensor.CT_1) {
      context.sink().accept(exchange.exchange(reading));
    } else if (sensor == Sensor.CT_2) {
      context.sink().accept(production.production(reading));
    }
  }

  private void readLines() throws DeviceException {
    DeviceException failure = null;
    for (Wired terminal : terminals.wired().keySet()) {
      try {
        boolean active = line(terminal).isActive();
        terminal.output().ifPresent(output -> guard.seen(output, active));
        context
            .sink()
            .accept(Reading.good(terminal.point(), Value.of(active), context.clock().instant()));
      } catch (IOException e) {
        context
            .sink()
            .accept(Reading.bad(terminal.point(), Reason.DEVICE_ERROR, context.clock().instant()));
        failure = lost(terminal, e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private Gpio.Line line(Wired terminal) throws IOException {
    Gpio.Line line = lines.get(terminal);
    if (line == null) {
      throw GpioException.unheld();
    }
    return line;
  }

  /** A line that failed is given back, so that it is taken anew once its chip is there again. */
  private DeviceException lost(Wired terminal, IOException e) {
    Gpio.Line line = lines.remove(terminal);
    if (line != null) {
      giveBack(terminal, line);
    }
    return new DeviceException(
        Reason.LINE_DOWN,
        OnboardTexts.text(
            "lost", terminal.label(), terminals.wired().get(terminal), GpioException.textOf(e)),
        e);
  }

  @Override
  public Attempt execute(Command command) throws DeviceException {
    Map<SwitchedOutput, Boolean> wishes = new EnumMap<>(SwitchedOutput.class);
    for (Map.Entry<String, Value> wish : command.values().entrySet()) {
      Optional<SwitchedOutput> output = SwitchedOutput.of(wish.getKey()).filter(this::isBound);
      if (output.isEmpty()) {
        return refuse(
            Reason.NOT_WRITABLE, OnboardTexts.text("refused.point", wish.getKey()), writable());
      }
      if (!(wish.getValue() instanceof Value.Flag flag)) {
        return refuse(
            Reason.OUT_OF_RANGE,
            Text.plain(wish.getKey() + " " + wish.getValue()),
            OnboardTexts.text("refused.flag"));
      }
      wishes.put(output.get(), flag.set());
    }
    Optional<Attempt.Rejected> refusal = guard.begin(command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    carryOut(command, wishes);
    return new Attempt.Accepted(
        () -> show(wishes), Duration.ofSeconds(OnboardPoints.SETTLE_SECONDS));
  }

  private static Attempt refuse(Reason reason, Text found, Text allowed) {
    return new Attempt.Rejected(reason, OnboardTexts.text("refused", found, allowed));
  }

  private boolean isBound(SwitchedOutput output) {
    return terminals.wired().keySet().stream()
        .anyMatch(t -> t.output().equals(Optional.of(output)));
  }

  private Text writable() {
    String ids =
        terminals.wired().keySet().stream()
            .filter(terminal -> terminal.output().isPresent())
            .map(Wired::pointId)
            .sorted()
            .collect(Collectors.joining(", "));
    return ids.isEmpty() ? OnboardTexts.text("refused.nothing") : Text.plain(ids);
  }

  /** All outputs or none: when one fails, those that were closed are opened again. */
  private void carryOut(Command command, Map<SwitchedOutput, Boolean> wishes)
      throws DeviceException {
    try {
      for (Map.Entry<SwitchedOutput, Boolean> wish : wishes.entrySet()) {
        set(wish.getKey(), wish.getValue());
      }
    } catch (DeviceException e) {
      guard.refused(command);
      try {
        guard.openUnleased();
      } catch (DeviceException another) {
        e.addSuppressed(another);
      }
      throw e;
    }
  }

  private boolean show(Map<SwitchedOutput, Boolean> wishes) throws DeviceException {
    boolean all = true;
    for (Map.Entry<SwitchedOutput, Boolean> wish : wishes.entrySet()) {
      Wired terminal = terminal(wish.getKey());
      try {
        all &= line(terminal).isActive() == wish.getValue();
      } catch (IOException e) {
        throw lost(terminal, e);
      }
    }
    return all;
  }

  private void set(SwitchedOutput output, boolean closed) throws DeviceException {
    Wired terminal = terminal(output);
    try {
      line(terminal).set(closed);
    } catch (IOException e) {
      throw lost(terminal, e);
    }
  }

  private Wired terminal(SwitchedOutput output) {
    return terminals.wired().keySet().stream()
        .filter(terminal -> terminal.output().equals(Optional.of(output)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(output.pointId() + " is not bound"));
  }

  @Override
  public Optional<Duration> keepAlive() {
    return Optional.of(KEEP_ALIVE);
  }

  /** A command has ended: what it closed is opened, what others hold stays as it is. */
  @Override
  public void release(Duration budget) throws DeviceException {
    guard.openUnleased();
  }

  /** Opens what is closed, then gives the lines back to the kernel. */
  @Override
  public void close() {
    try {
      guard.openAll();
    } catch (DeviceException e) {
      LOG.warn("device {}: an output could not be opened: {}", context.deviceId(), e.getMessage());
    }
    new EnumMap<>(lines).forEach(this::giveBack);
    lines.clear();
  }

  private void giveBack(Wired terminal, Gpio.Line line) {
    try (line) {
      if (terminal.output().isPresent()) {
        line.set(false);
      }
    } catch (IOException e) {
      LOG.warn("device {}: {}: {}", context.deviceId(), terminal.label(), e.getMessage());
    }
  }
}
