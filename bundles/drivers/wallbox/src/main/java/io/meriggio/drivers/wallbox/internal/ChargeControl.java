// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static io.meriggio.drivers.wallbox.internal.WallboxTexts.text;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.device.Value;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The order of what is told to a charge point (OTHER-DEVICES section 2): fail-safe and time-out
 * before anything else, then limit, then start; a refresh while a command holds.
 *
 * <p>Threads: the device's own.
 */
final class ChargeControl {

  static final String LIMIT = "charger_current_limit";
  static final String CHARGE = "charge_command";
  static final String PHASES = "phases_request";
  static final String FAILSAFE = "failsafe_current";
  static final String POWER = "charger_power";
  static final String TIMEOUT = "watchdog_timeout";
  static final String HEARTBEAT = "heartbeat";

  /** The order in which the points of one command are set. */
  private static final List<String> ORDER = List.of(PHASES, LIMIT, CHARGE);

  /** What every control needs. */
  static final List<String> WATCHDOG = List.of(FAILSAFE, TIMEOUT, HEARTBEAT);

  /** From here on a car charges, W. */
  private static final double DRAWS = 100;

  private static final Duration EFFECT = Duration.ofSeconds(10);

  private final ChargePort port;
  private final Clock clock;
  private final Spacing changes = new Spacing(Duration.ofSeconds(5));
  private final Spacing pauses = new Spacing(Duration.ofSeconds(60));
  private final Spacing phaseChanges = new Spacing(Duration.ofMinutes(5));
  private final Map<String, Sent> sent = new HashMap<>();
  private Optional<Double> drawn = Optional.empty();
  private Watch watch;
  private boolean armed;

  /** What a command has set. */
  private record Sent(String command, Value value) {}

  /**
   * @param watch by the settings; a command may change it
   */
  ChargeControl(ChargePort port, Watch watch, Clock clock) {
    this.port = port;
    this.watch = watch;
    this.clock = clock;
  }

  /** The charge point may have been off: what it was told is not taken for granted. */
  void begin() {
    armed = false;
  }

  /**
   * What the charge point shows of its watchdog (another value than ours was not set by us) and of
   * its power.
   */
  void shown(String point, double number) {
    if (point.equals(POWER)) {
      drawn = Optional.of(number);
    }
    boolean ours =
        switch (point) {
          case FAILSAFE -> Math.abs(number - watch.failsafe()) < 0.05;
          case TIMEOUT -> number == watch.timeout();
          default -> true;
        };
    armed &= ours;
  }

  Duration keepAlive() {
    return watch.refresh();
  }

  /** Carries out a command whose points are commandable and in range. */
  Attempt carryOut(Command command) throws DeviceException {
    if (isRefresh(command)) {
      refresh(command);
      return confirmation(command.values());
    }
    Optional<Attempt.Rejected> refusal = refusal(command.values());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    arm(command.values());
    for (String point : ORDER) {
      Value value = command.values().get(point);
      if (value != null) {
        port.write(Map.of(point, value));
        wrote(point, value);
      }
    }
    command.values().forEach((point, value) -> sent.put(point, new Sent(command.id(), value)));
    return confirmation(command.values());
  }

  /**
   * Gives the charge point back: its fail-safe current at once where that is no resumption, which
   * needs its pause; the watchdog does the rest.
   */
  void release() throws DeviceException {
    Optional<Double> limit = number(LIMIT);
    sent.clear();
    if (limit.isPresent() && limit.get() > 0) {
      port.write(Map.of(LIMIT, Value.of(watch.failsafe())));
      wrote(LIMIT, Value.of(watch.failsafe()));
    }
  }

  private boolean isRefresh(Command command) {
    return command.values().entrySet().stream()
        .allMatch(wish -> new Sent(command.id(), wish.getValue()).equals(sent.get(wish.getKey())));
  }

  /** A start is not repeated: a car that is full would be started again and again. */
  private void refresh(Command command) throws DeviceException {
    boolean restarted = !armed;
    arm(Map.of());
    Value limit = command.values().get(LIMIT);
    if (limit != null && (restarted || !port.shows(LIMIT, limit))) {
      port.write(Map.of(LIMIT, limit));
    } else {
      port.heartbeat();
    }
  }

  private void arm(Map<String, Value> values) throws DeviceException {
    Watch wanted =
        new Watch(
            number(values.get(FAILSAFE)).orElse(watch.failsafe()),
            number(values.get(TIMEOUT)).map(Double::intValue).orElse(watch.timeout()));
    if (armed && wanted.equals(watch)) {
      return;
    }
    Map<String, Value> both = new LinkedHashMap<>();
    both.put(FAILSAFE, Value.of(wanted.failsafe()));
    both.put(TIMEOUT, Value.of(wanted.timeout()));
    port.write(both);
    watch = wanted;
    armed = true;
  }

  private Optional<Attempt.Rejected> refusal(Map<String, Value> values) {
    return missing(values)
        .or(() -> current(LIMIT, values))
        .or(() -> current(FAILSAFE, values))
        .or(() -> number(values.get(PHASES)).flatMap(this::phases))
        .or(() -> number(values.get(LIMIT)).flatMap(this::tooSoon));
  }

  /** Without its watchdog a charge point would charge on for ever when the gateway falls silent. */
  private Optional<Attempt.Rejected> missing(Map<String, Value> values) {
    return Stream.concat(values.keySet().stream().sorted(), WATCHDOG.stream())
        .filter(point -> !port.canWrite(point))
        .findFirst()
        .map(
            point ->
                new Attempt.Rejected(
                    Reason.NOT_WRITABLE, text("no-row", point, String.join(", ", WATCHDOG))));
  }

  private static Optional<Attempt.Rejected> current(String point, Map<String, Value> values) {
    return number(values.get(point))
        .flatMap(amperes -> Amperes.problem(point, amperes))
        .map(problem -> new Attempt.Rejected(Reason.OUT_OF_RANGE, problem));
  }

  private Optional<Attempt.Rejected> phases(double phases) {
    if (phases == 2) {
      return Optional.of(new Attempt.Rejected(Reason.OUT_OF_RANGE, text("phases", PHASES)));
    }
    boolean other = number(PHASES).filter(last -> last == phases).isEmpty();
    return other ? wait(phaseChanges, PHASES, text("wait.phases")) : Optional.empty();
  }

  private Optional<Attempt.Rejected> tooSoon(double limit) {
    Optional<Double> last = number(LIMIT);
    if (last.filter(amperes -> amperes == limit).isPresent()) {
      return Optional.empty();
    }
    boolean resumes = limit > 0 && last.filter(amperes -> amperes == 0).isPresent();
    return resumes
        ? wait(pauses, LIMIT, text("wait.resume"))
        : wait(changes, LIMIT, text("wait.change"));
  }

  private Optional<Attempt.Rejected> wait(Spacing spacing, String point, Text rule) {
    long seconds = spacing.secondsLeft(clock.instant());
    return seconds == 0
        ? Optional.empty()
        : Optional.of(new Attempt.Rejected(Reason.RATE_LIMIT, text("wait", point, rule, seconds)));
  }

  private void wrote(String point, Value value) {
    Optional<Double> before = number(point);
    Optional<Double> after = number(value);
    if (!before.equals(after)) {
      if (point.equals(LIMIT)) {
        changes.happened(clock.instant());
      }
      // Without a car that draws nothing is paused, and nothing needs rest.
      boolean draws = drawn.map(watts -> watts >= DRAWS).orElse(true);
      if (point.equals(LIMIT) && after.filter(amperes -> amperes == 0).isPresent() && draws) {
        pauses.happened(clock.instant());
      }
      if (point.equals(PHASES)) {
        phaseChanges.happened(clock.instant());
      }
    }
    sent.put(point, new Sent("", value));
  }

  private Attempt confirmation(Map<String, Value> values) {
    Map<String, Value> shown = new HashMap<>(values);
    shown.keySet().removeIf(point -> !port.canShow(point));
    return shown.isEmpty()
        ? new Attempt.Done()
        : new Attempt.Accepted(() -> areShown(shown), EFFECT);
  }

  private boolean areShown(Map<String, Value> values) throws DeviceException {
    for (Map.Entry<String, Value> each : values.entrySet()) {
      if (!port.shows(each.getKey(), each.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** What was set last by us. */
  private Optional<Double> number(String point) {
    return Optional.ofNullable(sent.get(point)).flatMap(last -> number(last.value()));
  }

  private static Optional<Double> number(
      @edu.umd.cs.findbugs.annotations.CheckForNull Value value) {
    return value instanceof Value.Numeric numeric
        ? Optional.of(numeric.number())
        : Optional.empty();
  }
}
