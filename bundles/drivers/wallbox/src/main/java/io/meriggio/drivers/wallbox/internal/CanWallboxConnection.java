// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static io.meriggio.drivers.wallbox.internal.WallboxTexts.text;

import io.meriggio.device.Attempt;
import io.meriggio.device.CanLink;
import io.meriggio.device.CanLink.Heard;
import io.meriggio.device.CanLink.Inbox;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One charge point on a CAN bus. It is heard all the time and sent nothing until its profile has
 * been confirmed and a command comes (OTHER-DEVICES section 2: listen first).
 */
final class CanWallboxConnection implements DeviceConnection {

  /** All frames of our profile that tell what a charge point is come within two seconds. */
  private static final Duration IDENTIFICATION = Duration.ofMillis(2500);

  /** Five frames of the state that did not come. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private static final String FIRMWARE = "firmware_version";
  private static final String RATED_CURRENT = "charger_rated_current";
  private static final String PHASES_WIRED = "charger_phases";

  private final DeviceContext context;
  private final CanLink link;
  private final CanProfile profile;
  private final CanNode node;
  private final ChargeControl control;
  private Optional<Inbox> inbox = Optional.empty();

  private CanWallboxConnection(
      DeviceContext context, CanLink link, CanProfile profile, Watch watch) {
    this.context = context;
    this.link = link;
    this.profile = profile;
    this.node = new CanNode(profile, context.unit());
    CanPort port = new CanPort(link, profile, context.unit(), this::newest, context.clock());
    this.control = new ChargeControl(port, watch, context.clock());
  }

  /**
   * Opens a charge point; nothing is heard or sent yet.
   *
   * @param builtIn the profile unless the site has one
   */
  static CanWallboxConnection of(
      DeviceContext context, CanLink link, CanProfile builtIn, Watch watch) throws DeviceException {
    if (context.unit() < 1 || context.unit() > CanProfile.MOST_NODES) {
      throw new DeviceException(
          Reason.BAD_CONFIGURATION, text("can.unit", context.unit(), CanProfile.MOST_NODES));
    }
    CanProfile profile =
        context.map().isPresent()
            ? CanProfile.load(context.map().get().name(), context.map().get().csv())
            : builtIn;
    return new CanWallboxConnection(context, link, profile, watch);
  }

  @Override
  public DeviceIdentity identify() throws DeviceException {
    control.begin();
    hear(IDENTIFICATION);
    if (isSilent()) {
      throw silence();
    }
    requireFirmware();
    return new DeviceIdentity(
        context.model().or(this::model), node.text("serial_number"), node.text(FIRMWARE));
  }

  private void requireFirmware() throws DeviceException {
    if (profile.in(FIRMWARE).isEmpty()) {
      return;
    }
    Optional<Reading> heard = node.reading(FIRMWARE);
    if (heard.isEmpty()) {
      throw new DeviceException(
          Reason.TIMEOUT, text("can.no-firmware", context.unit(), IDENTIFICATION.toMillis()));
    }
    Firmware.require(node.text(FIRMWARE).orElseThrow(Firmware::untold));
  }

  private Optional<String> model() {
    return node.number(PHASES_WIRED)
        .map(number -> number == 3 ? WallboxDriver.THREE_PHASE : WallboxDriver.SINGLE_PHASE);
  }

  @Override
  public List<Point> points() {
    double rated =
        node.number(RATED_CURRENT).filter(a -> a >= Amperes.SMALLEST).orElse(Amperes.LARGEST);
    boolean singlePhase = node.number(PHASES_WIRED).filter(number -> number == 1).isPresent();
    return profile.points().stream()
        .filter(
            point ->
                node.reading(point.id()).isPresent() || isOnlySet(point) || isToldRarely(point))
        .map(
            point ->
                switch (point.id()) {
                  case ChargeControl.LIMIT -> Limits.upTo(rated, point);
                  case ChargeControl.PHASES -> singlePhase ? Limits.readOnly(point) : point;
                  default -> point;
                })
        .toList();
  }

  /** It may come after the identification: energies are told every five seconds. */
  private static boolean isToldRarely(Point point) {
    return point.pollClass() == PollClass.NORMAL || point.pollClass() == PollClass.SLOW;
  }

  private boolean isOnlySet(Point point) {
    return profile.in(point.id()).isEmpty();
  }

  @Override
  public void poll(PollCycle cycle) throws DeviceException {
    hear(Duration.ZERO);
    node.takeFresh()
        .forEach(
            (id, reading) -> {
              context.sink().accept(reading);
              node.number(id).ifPresent(number -> control.shown(id, number));
            });
    if (isSilent()) {
      throw silence();
    }
  }

  /** Takes all frames that wait; until the charge point is known, waits for them. */
  private void hear(Duration longest) throws DeviceException {
    if (inbox.isEmpty()) {
      inbox = Optional.of(link.listen(node::sends));
    }
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      long left = node.isComplete() ? 0 : Math.max(0, end - System.nanoTime());
      Optional<Heard> heard = inbox.get().receive(Duration.ofNanos(left));
      if (heard.isEmpty()) {
        return;
      }
      node.heard(heard.get());
    }
  }

  private Optional<Reading> newest(String point) throws DeviceException {
    hear(Duration.ZERO);
    return node.reading(point);
  }

  private boolean isSilent() {
    Instant now = context.clock().instant();
    return node.lastHeard()
        .filter(last -> Duration.between(last, now).compareTo(SILENCE) < 0)
        .isEmpty();
  }

  private DeviceException silence() {
    return new DeviceException(
        Reason.TIMEOUT,
        node.lastHeard()
            .map(last -> text("can.silent-since", context.unit(), profile.source(), last))
            .orElseGet(() -> text("can.silent", context.unit(), profile.source())));
  }

  @Override
  public Attempt execute(Command command) throws DeviceException {
    Optional<Attempt.Rejected> refusal = new CanCommandCheck(points()).refusal(command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (profile.isReference() && !context.settings().flag("mapConfirmed").orElse(false)) {
      return new Attempt.Rejected(Reason.REFERENCE_MAP, text("can.unconfirmed", profile.source()));
    }
    if (node.text(FIRMWARE).isEmpty()) {
      return new Attempt.Rejected(
          Reason.UNSUPPORTED_FIRMWARE, text("can.firmware-row", profile.source()));
    }
    return control.carryOut(command);
  }

  @Override
  public Optional<Duration> keepAlive() {
    return Optional.of(control.keepAlive());
  }

  @Override
  public void release(Duration budget) throws DeviceException {
    control.release();
  }

  @Override
  public void close() {
    inbox.ifPresent(Inbox::close);
    inbox = Optional.empty();
  }
}
