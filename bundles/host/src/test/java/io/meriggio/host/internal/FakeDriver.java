// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.AddressRange;
import io.meriggio.device.Attempt;
import io.meriggio.device.Candidate;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceConnection;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceDriver;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.DriverDescription;
import io.meriggio.device.DriverDescription.LinkKind;
import io.meriggio.device.Link;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.PollCycle;
import io.meriggio.device.Reading;
import io.meriggio.device.SettingDescription;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A driver that does what a test tells it, and writes down what it was asked. */
final class FakeDriver implements DeviceDriver {

  static final Point POWER = Point.number("grid_power", Unit.WATT, PollClass.FAST);
  static final Point FREQUENCY = Point.number("frequency", Unit.HERTZ, PollClass.NORMAL);
  static final Point ENERGY = Point.number("energy_import_total", Unit.WATT_HOUR, PollClass.SLOW);
  static final Point SERIAL = Point.text("serial_number", PollClass.ONCE);
  static final Point LIMIT =
      Point.number("active_power_limit", Unit.PERCENT, PollClass.NORMAL)
          .commandable(new Point.Commandable(0, 100, 0.5, List.of(), 0, 5));

  /** What an open device does; each part may be replaced by a test. */
  @FunctionalInterface
  interface Poll {
    void poll(PollCycle cycle, DeviceContext context) throws DeviceException;
  }

  @FunctionalInterface
  interface Execute {
    Attempt execute(Command command) throws DeviceException;
  }

  @FunctionalInterface
  interface Act {
    void run() throws DeviceException;
  }

  final List<String> calls = new ArrayList<>();
  final List<DeviceContext> opened = new ArrayList<>();
  String family = "meter";
  List<Point> points = List.of(POWER, FREQUENCY, ENERGY, SERIAL, LIMIT);
  List<SettingDescription> settings =
      List.of(SettingDescription.flag("invertSign", Optional.of(false), "Invert", "Inverti"));
  Set<LinkKind> links = Set.of(LinkKind.MODBUS);
  DeviceIdentity identity =
      new DeviceIdentity(Optional.of("M1"), Optional.of("SN1"), Optional.of("1.0"));
  Act open = () -> {};
  Act identify = () -> {};
  Poll poll = FakeDriver::measure;
  Execute execute = command -> new Attempt.Done();
  Act release = () -> {};
  Optional<Duration> keepAlive = Optional.empty();
  Function<AddressRange, Stream<Candidate>> probe = range -> Stream.empty();
  Function<Link, Function<AddressRange, Stream<Candidate>>> probeLink = link -> probe;

  /** Every due point is read now: numbers are 50, texts are SN1. */
  static void measure(PollCycle cycle, DeviceContext context) {
    for (Point point : List.of(POWER, FREQUENCY, ENERGY, SERIAL, LIMIT)) {
      if (cycle.due().contains(point.pollClass())) {
        Value value = point.kind() == Point.Kind.TEXT ? Value.of("SN1") : Value.of(50.0);
        context.sink().accept(Reading.good(point, value, context.clock().instant()));
      }
    }
  }

  @Override
  public DriverDescription description() {
    return new DriverDescription(
        family, family, List.of("M1"), settings, links, 32, Duration.ofSeconds(1), points);
  }

  @Override
  public DeviceConnection open(DeviceContext context) throws DeviceException {
    say("open " + context.deviceId());
    open.run();
    opened.add(context);
    return new FakeConnection(context);
  }

  @Override
  public Stream<Candidate> probe(Link link, AddressRange range) {
    return probeLink.apply(link).apply(range);
  }

  synchronized void say(String call) {
    calls.add(call);
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  synchronized long count(String beginning) {
    return calls.stream().filter(call -> call.startsWith(beginning)).count();
  }

  private final class FakeConnection implements DeviceConnection {
    private final DeviceContext context;

    private FakeConnection(DeviceContext context) {
      this.context = context;
    }

    @Override
    public DeviceIdentity identify() throws DeviceException {
      say("identify");
      identify.run();
      return identity;
    }

    @Override
    public List<Point> points() {
      return points;
    }

    @Override
    public void poll(PollCycle cycle) throws DeviceException {
      say("poll " + new java.util.TreeSet<>(cycle.due()));
      poll.poll(cycle, context);
    }

    @Override
    public Attempt execute(Command command) throws DeviceException {
      say("execute " + command.id());
      return execute.execute(command);
    }

    @Override
    public Optional<Duration> keepAlive() {
      return keepAlive;
    }

    @Override
    public void release(Duration budget) throws DeviceException {
      say("release");
      release.run();
    }

    @Override
    public void close() {
      say("close");
    }
  }
}
