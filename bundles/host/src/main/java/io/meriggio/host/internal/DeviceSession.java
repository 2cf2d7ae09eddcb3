// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceContext.SiteMap;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Point;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.host.internal.Assignment.Former;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One device while one driver serves it on one line: opened, identified, polled, commanded, given
 * back to itself and closed. It ends before its driver or its line goes.
 *
 * <p>Threads: {@link #step} is called by one thread, the device's own; {@link #end}, {@link
 * #ending} and {@link #abandon} by any.
 */
final class DeviceSession {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceSession.class);

  /** A device that fails less often in a row is not OFFLINE yet: one lost frame is no event. */
  private static final int FAILURES_UNTIL_OFFLINE = 2;

  /** Commands carried out in a row while a poll is due: a flood of them must not blind us. */
  private static final int COMMANDS_IN_A_ROW = 4;

  private final DeviceFacade device;
  private final Assignment assignment;
  private final Time time;
  private final Inlet inlet;
  private final CommandWork commands;
  private final Polling polling;
  private final Retry retry;
  private final SessionEnd ending = new SessionEnd();
  private Optional<GuardedConnection> connection = Optional.empty();

  /** The connection, once it has been identified. */
  private Optional<GuardedConnection> identified = Optional.empty();

  private Optional<SiteMap> map;

  /** The points that the device has; empty until it has been identified. */
  private Optional<List<Point>> points = Optional.empty();

  /** The map with which the device was last identified. */
  private volatile Optional<Former> served = Optional.empty();

  private int commandsInARow;

  DeviceSession(DeviceFacade device, Assignment assignment, Time time) {
    this.device = device;
    this.assignment = assignment;
    this.time = time;
    this.map = assignment.map();
    this.inlet = new Inlet(device.store());
    this.polling =
        new Polling(
            device, inlet, time, () -> ending.why().isPresent() || device.desk().hasWaiting());
    this.commands =
        new CommandWork(device.id(), device.desk(), device::problem, polling::lookAgain, time);
    this.retry = new Retry(assignment.line(), time);
  }

  DeviceFacade device() {
    return device;
  }

  Assignment assignment() {
    return assignment;
  }

  /** The map that has proved good in this session; empty while none has. */
  Optional<Former> served() {
    return served;
  }

  /** The device is STARTING and takes commands: called before the first step. */
  void begin() {
    if (device.store().points().isEmpty()) {
      // what the family may have, until it is known what this device has
      device.store().points(assignment.driver().description().points());
    }
    device.forget(Reason.NEVER_READ);
    device.desk().open();
    device.become(Status.STARTING);
  }

  /**
   * Does the most urgent thing: an end before a command, a command before a poll.
   *
   * @return nanoseconds until there is something to do; zero = look again
   */
  long step() {
    if (ending.why().isPresent()) {
      finish(ending.why().get());
      return 0;
    }
    try {
      return identified.isPresent() ? serve(identified.get()) : start();
    } catch (CallFailed e) {
      stumble(e);
      return 0;
    }
  }

  /** Asks the session to end: the call in hand is the last. Returns at once. */
  void end(Ending why) {
    ending.ask(why);
    device.desk().close(why.reason(), why.detail());
    device.bell().ring();
  }

  /** How far its end is. */
  SessionEnd ending() {
    return ending;
  }

  /** The driver does not return: whatever it still does reaches nobody. */
  void abandon() {
    inlet.close();
    LOG.error(
        "device {}: its driver did not return in time and was left behind: {}",
        device.id(),
        assignment.driver());
  }

  private long start() throws CallFailed {
    long wait = retry.nanosToNext();
    if (wait > 0) {
      return wait;
    }
    if (connection.isEmpty()) {
      open();
    }
    GuardedConnection open = connection.orElseThrow();
    DeviceIdentity found = open.identify();
    if (!found.equals(device.identity())) {
      device.forget(Reason.NEVER_READ);
    }
    device.identified(found);
    changedPoints(open);
    polling.restart(points.orElseThrow());
    device.desk().open();
    identified = connection;
    served = Optional.of(new Former(map));
    return 0;
  }

  /**
   * Points may change while a device is served: strings and packs are found when they answer.
   *
   * @return the points, when they are others than before
   */
  private Optional<List<Point>> changedPoints(GuardedConnection open) throws CallFailed {
    List<Point> now = open.points();
    if (points.filter(now::equals).isPresent()) {
      return Optional.empty();
    }
    points = Optional.of(now);
    device.offers(now, assignment.driver().description().viewsOf(now));
    return points;
  }

  private void open() throws CallFailed {
    DeviceContext context =
        new DeviceContext(
            device.id(),
            assignment.link(),
            assignment.unit(),
            assignment.model(),
            assignment.settings(),
            map,
            time.clock(),
            inlet);
    connection = Optional.of(GuardedConnection.open(assignment.driver().driver(), context));
  }

  private long serve(GuardedConnection open) throws CallFailed {
    long toPoll = polling.nanosToNext();
    boolean pollFirst = toPoll == 0 && commandsInARow >= COMMANDS_IN_A_ROW;
    if (!pollFirst && commands.work(open)) {
      commandsInARow++;
      return 0;
    }
    commandsInARow = 0;
    if (toPoll > 0) {
      return Math.min(toPoll, commands.nanosToNext());
    }
    Optional<Text> complaint = polling.poll(open);
    changedPoints(open).ifPresent(polling::include);
    retry.succeeded();
    device.firstPollHasEnded();
    device.become(Status.answering(device.store(), complaint.orElse(Text.NONE)));
    return 0;
  }

  /** Something failed: once is none, twice in a row is a state. */
  private void stumble(CallFailed failure) {
    device.firstPollHasEnded();
    Optional<Former> former = assignment.former().filter(f -> !f.map().equals(map));
    if (failure.reason() == Reason.BAD_MAP && map.isPresent() && former.isPresent()) {
      goBack(former.get(), failure);
      return;
    }
    retry.failed(failure);
    boolean stays =
        identified.isPresent()
            && !failure.isUnexpected()
            && !failure.isRefusal()
            && failure.reason() != Reason.LINE_DOWN
            && retry.failures() < FAILURES_UNTIL_OFFLINE;
    if (stays) {
      polling.postpone(Duration.ofNanos(retry.nanosToNext()));
      device.publish();
    } else {
      giveUp(failure);
    }
  }

  private void giveUp(CallFailed failure) {
    identified = Optional.empty();
    if (failure.isUnexpected()) {
      LOG.warn("device {}: {}\n{}", device.id(), failure.getMessage(), failure.trace());
      close();
    }
    Status status = Status.failed(failure, device.status());
    device.desk().close(status.reason(), text("device.state", status.state(), status.detail()));
    commands.end(status.reason(), status.detail());
    device.become(status);
  }

  private void goBack(Former former, CallFailed failure) {
    String name = map.map(SiteMap::name).orElse("");
    LOG.warn(
        "device {}: the site's map {} is refused: {}", device.id(), name, failure.getMessage());
    String note = former.map().isPresent() ? "map.former" : "map.builtin";
    device.note(text(note, name, failure.text()));
    close();
    map = former.map();
  }

  private void finish(Ending why) {
    ending.drained();
    try {
      // what interrupted the call in hand must not end the fall-back too
      boolean wasInterrupted = Thread.interrupted();
      LOG.debug("device {}: ends, interrupted: {}", device.id(), wasInterrupted);
      commands.end(why.reason(), why.detail());
      if (identified.isPresent() && commands.releaseAtClose()) {
        release(identified.get(), why.release());
      }
      inlet.close();
      close();
    } finally {
      ending.over();
    }
  }

  private void release(GuardedConnection open, Duration budget) {
    try {
      open.release(budget);
      LOG.info("device {}: given back to itself", device.id());
    } catch (CallFailed e) {
      LOG.warn("device {}: not given back to itself: {}", device.id(), e.getMessage());
    }
  }

  private void close() {
    try {
      if (connection.isPresent()) {
        connection.get().close();
      }
    } catch (CallFailed e) {
      LOG.warn("device {}: closing: {}", device.id(), e.getMessage());
    }
    connection = Optional.empty();
    identified = Optional.empty();
  }
}
