// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.configuration.DeviceConfiguration;
import io.meriggio.device.Capability;
import io.meriggio.device.Command;
import io.meriggio.device.CommandResult;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.DeviceInfo;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Snapshot;
import io.meriggio.device.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A configured device as doors and the controller see it. It outlives its driver, and nothing of a
 * driver can be reached from it: points, readings and words are values of the SPI.
 *
 * <p>Threads: all methods may be called from any thread; none blocks.
 */
final class DeviceFacade implements Device {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceFacade.class);

  private final String id;
  private final Time time;
  private final Consumer<Snapshot> listeners;
  private final ReadingStore store;
  private final CommandDesk desk;
  private final Bell bell = new Bell();
  private final long configuredAt;
  private volatile Label label;
  private volatile DeviceIdentity identity = DeviceIdentity.UNKNOWN;
  private volatile Set<Capability> views = Set.of();
  private volatile Status status = Status.STARTING;
  private volatile Optional<Long> offlineSince = Optional.empty();
  private volatile Text note = Text.NONE;
  private volatile Duration poll = Duration.ofSeconds(1);
  private volatile Optional<String> readOnlyLine = Optional.empty();
  private volatile boolean firstPollEnded;
  private final Object publishing = new Object();
  private Map<String, Reading> published = Map.of();

  /** What the configuration says of a device beside how to reach it. */
  record Label(
      String family,
      String name,
      Optional<String> model,
      Optional<String> serialNumber,
      Optional<String> line,
      Optional<Integer> unit) {

    /** As the configuration says. */
    static Label of(DeviceConfiguration c) {
      return new Label(
          c.family(), c.name().orElse(c.id()), c.model(), c.serialNumber(), c.line(), c.unit());
    }

    /** All that is known of a device whose configuration was refused. */
    static Label unknown(String id, String family) {
      return new Label(
          family, id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  DeviceFacade(String id, Label label, Time time, Executor answers, Consumer<Snapshot> listeners) {
    this.id = id;
    this.label = label;
    this.time = time;
    this.listeners = listeners;
    this.store = new ReadingStore(id, time);
    this.desk = new CommandDesk(time, answers, bell);
    this.configuredAt = time.nanos();
  }

  @Override
  public DeviceInfo info() {
    Label says = label;
    DeviceIdentity found = identity;
    return new DeviceInfo(
        id,
        says.family,
        says.name,
        found.model().or(says::model),
        found.serialNumber().or(says::serialNumber),
        found.firmware(),
        says.line,
        says.unit,
        views);
  }

  @Override
  public Snapshot snapshot() {
    Status now = status;
    Duration silent =
        offlineSince.map(since -> Duration.ofNanos(time.nanos() - since)).orElse(Duration.ZERO);
    Map<String, Reading> readings = store.image(poll, silent);
    Text detail = now.detail().and(" ", note);
    return new Snapshot(id, now.state(), now.reason(), detail, readings, time.now());
  }

  @Override
  public CompletionStage<CommandResult> submit(Command command) {
    List<Point> points = store.points();
    Optional<CommandResult> refused =
        points.isEmpty()
            ? Optional.empty()
            : CommandCheck.problem(command, points, readOnlyLine).map(r -> r);
    return refused
        .<CompletionStage<CommandResult>>map(CompletableFuture::completedStage)
        .orElseGet(() -> desk.take(command, points));
  }

  String id() {
    return id;
  }

  ReadingStore store() {
    return store;
  }

  Bell bell() {
    return bell;
  }

  DeviceIdentity identity() {
    return identity;
  }

  CommandDesk desk() {
    return desk;
  }

  Duration poll() {
    return poll;
  }

  Status status() {
    return status;
  }

  /** Why a command must not be sent, asked again at its turn: points may have become known. */
  Optional<CommandResult.Rejected> problem(Command command) {
    return CommandCheck.problem(command, store.points(), readOnlyLine);
  }

  /** The configuration has changed what is said of the device. */
  void label(Label said) {
    label = said;
  }

  /** How often it is polled from now on. */
  void poll(Duration period) {
    poll = period;
  }

  /** The id of its line when no write may leave that. */
  void readOnlyLine(Optional<String> line) {
    readOnlyLine = line;
  }

  /** Something that the owner must know while the device goes on, or empty. */
  void note(Text sentence) {
    note = sentence;
  }

  /** The device has said who it is. */
  void identified(DeviceIdentity found) {
    identity = found;
  }

  /** What it has, and the views that it offers therefore. */
  void offers(List<Point> points, Set<Capability> offered) {
    store.points(points);
    views = Set.copyOf(offered);
  }

  /** Another state, told to the listeners. */
  void become(Status next) {
    Status before = status;
    status = next;
    boolean silent = next.state() == DeviceState.OFFLINE || next.state() == DeviceState.REFUSED;
    offlineSince = silent ? offlineSince.or(() -> Optional.of(time.nanos())) : Optional.empty();
    if (next.state() != before.state() || next.reason() != before.reason()) {
      LOG.info("device {}: {} {} {}", id, next.state(), next.reason(), next.detail());
    }
    publish();
  }

  /** Nobody serves it from now on: all readings are unknown, and commands fail at once. */
  void rest(Reason readings, Status why) {
    desk.close(why.reason(), why.detail());
    store.forget(readings);
    boolean mayStillCome = why.reason() == Reason.DRIVER_ABSENT || why.reason() == Reason.LINE_DOWN;
    firstPollEnded |= !mayStillCome;
    become(why);
  }

  /** All readings are unknown from now on. */
  void forget(Reason reason) {
    store.forget(reason);
  }

  /** It may be another device from now on. */
  void forgetIdentity() {
    identity = DeviceIdentity.UNKNOWN;
    views = Set.of();
    store.points(List.of());
  }

  /** A first poll has ended, well or badly, or can't begin. */
  void firstPollHasEnded() {
    firstPollEnded = true;
  }

  /**
   * Whether a first poll has ended.
   *
   * @param grace how long a device may wait for its driver or line before that counts as badly
   */
  boolean firstPollEnded(Duration grace) {
    DeviceState state = status.state();
    boolean waits = state == DeviceState.DRIVER_ABSENT || state == DeviceState.REFUSED;
    return firstPollEnded || (waits && time.nanos() - configuredAt > grace.toNanos());
  }

  /** Gives the listeners a new image. Images reach them in the order in which they were made. */
  void publish() {
    synchronized (publishing) {
      publish(snapshot());
    }
  }

  /** Gives the listeners a new image if readings came or aged since the last. */
  void publishIfChanged() {
    synchronized (publishing) {
      Snapshot image = snapshot();
      if (!image.readings().equals(published)) {
        publish(image);
      }
    }
  }

  private void publish(Snapshot image) {
    published = image.readings();
    listeners.accept(image);
  }
}
