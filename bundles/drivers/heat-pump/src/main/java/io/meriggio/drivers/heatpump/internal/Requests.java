// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.heatpump.internal;

import static io.meriggio.drivers.heatpump.internal.HeatPumpPoints.OFFSET;
import static io.meriggio.drivers.heatpump.internal.HeatPumpPoints.POWER_LIMIT;
import static io.meriggio.drivers.heatpump.internal.HeatPumpPoints.SG_REQUEST;
import static io.meriggio.drivers.heatpump.internal.HeatPumpPoints.VOLATILE;
import static io.meriggio.drivers.heatpump.internal.HeatPumpPoints.WATCHDOG;

import io.meriggio.device.Attempt;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.modbus.MappedRegisters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a heat pump is asked (OTHER-DEVICES, section 4): one write a minute, one SG Ready state for
 * ten minutes, requests that it forgets rather than set-points that it stores.
 */
final class Requests {

  private static final Duration WRITE_EVERY = Duration.ofSeconds(HeatPumpPoints.WRITE_EVERY);
  private static final Duration DWELL = Duration.ofMinutes(10);
  private static final Duration EFFECT = Duration.ofSeconds(10);

  private final MappedRegisters registers;
  private final List<String> sgWords;
  private final Clock clock;
  private final WriteGate writes = new WriteGate(WRITE_EVERY);
  private final WriteGate dwell = new WriteGate(DWELL);
  private final Map<String, Value> asked = new LinkedHashMap<>();
  private int watchdogSeconds = HeatPumpPoints.DEFAULT_WATCHDOG_SECONDS;

  /**
   * @param sgWords the words that the map gives the SG Ready request
   */
  Requests(MappedRegisters registers, List<String> sgWords, Clock clock) {
    this.registers = registers;
    this.sgWords = sgWords;
    this.clock = clock;
  }

  /** Two and a half refreshes in the time of the watchdog, one a minute at most. */
  Optional<Duration> keepAlive() {
    return asked.isEmpty() || !registers.writes(WATCHDOG)
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(Math.max(60, watchdogSeconds * 2L / 5)));
  }

  Attempt carryOut(Map<String, Value> wishes) throws DeviceException {
    Map<String, Value> values = new LinkedHashMap<>();
    VOLATILE.stream().filter(wishes::containsKey).forEach(id -> values.put(id, wishes.get(id)));
    wishes.forEach(values::putIfAbsent);
    values.computeIfPresent(SG_REQUEST, (id, state) -> SgReady.inWordsOf(sgWords, state));
    boolean passing = VOLATILE.containsAll(values.keySet());
    boolean repeated = passing ? asked.entrySet().containsAll(values.entrySet()) : hold(values);
    Instant now = clock.instant();
    Optional<Attempt.Rejected> refusal =
        repeated ? Optional.empty() : refusal(values.containsKey(SG_REQUEST), now);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    boolean needless = repeated && (!passing || writes.closedFor(now).isPresent());
    if (!needless) {
      send(values, passing, now);
    }
    return new Attempt.Accepted(() -> hold(values), EFFECT);
  }

  private void send(Map<String, Value> values, boolean passing, Instant now)
      throws DeviceException {
    boolean sgChanges =
        values.containsKey(SG_REQUEST) && !values.get(SG_REQUEST).equals(asked.get(SG_REQUEST));
    writes.passed(now);
    registers.writeTogether(passing ? withWatchdog(values) : values);
    if (passing) {
      asked.putAll(values);
    }
    if (values.get(WATCHDOG) instanceof Value.Numeric seconds) {
      watchdogSeconds = (int) seconds.number();
    }
    if (sgChanges) {
      dwell.passed(now);
    }
  }

  private Optional<Attempt.Rejected> refusal(boolean sgReady, Instant now) {
    Optional<Attempt.Rejected> staying =
        sgReady
            ? dwell.closedFor(now).map(left -> tooSoon("wait.state", DWELL, left))
            : Optional.empty();
    return staying.or(
        () -> writes.closedFor(now).map(left -> tooSoon("wait.write", WRITE_EVERY, left)));
  }

  private static Attempt.Rejected tooSoon(String key, Duration span, Duration left) {
    return new Attempt.Rejected(
        Reason.RATE_LIMIT,
        HeatPumpTexts.text(key, span.toSeconds(), left.plusMillis(999).toSeconds()));
  }

  /**
   * The same request with the watchdog, when that is not as it should be: in one frame where the
   * registers lie side by side, what lies between them as it is.
   */
  private Map<String, Value> withWatchdog(Map<String, Value> values) throws DeviceException {
    Value wanted = Value.of(watchdogSeconds);
    if (!registers.writes(WATCHDOG) || registers.holds(WATCHDOG, wanted)) {
      return spanned(values, values.size() > 1 ? last(values) : "");
    }
    Map<String, Value> all = spanned(values, OFFSET);
    all.put(WATCHDOG, wanted);
    return all;
  }

  private static String last(Map<String, Value> values) {
    return VOLATILE.stream().filter(values::containsKey).reduce((one, other) -> other).orElse("");
  }

  /** The values, and what lies between the first of them and another request, as it is. */
  private Map<String, Value> spanned(Map<String, Value> values, String upTo)
      throws DeviceException {
    Map<String, Value> all = new LinkedHashMap<>();
    for (String id : VOLATILE) {
      boolean between =
          !all.isEmpty() && VOLATILE.indexOf(id) <= VOLATILE.indexOf(upTo) && registers.writes(id);
      if (values.containsKey(id)) {
        all.put(id, values.get(id));
      } else if (between) {
        present(id).ifPresent(value -> all.put(id, value));
      }
    }
    return all;
  }

  private Optional<Value> present(String id) throws DeviceException {
    return registers.reading(id).flatMap(reading -> reading.value());
  }

  private boolean hold(Map<String, Value> values) throws DeviceException {
    for (Map.Entry<String, Value> each : values.entrySet()) {
      if (!registers.holds(each.getKey(), each.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Both requests back to 0, and the offset if it was asked for; never held up by the limits. */
  void release() throws DeviceException {
    if (asked.isEmpty()) {
      return;
    }
    Map<String, Value> none = new LinkedHashMap<>();
    if (registers.writes(SG_REQUEST)) {
      none.put(SG_REQUEST, SgReady.inWordsOf(sgWords, Value.of(SgReady.CONTACTS.name())));
    }
    if (registers.writes(POWER_LIMIT)) {
      none.put(POWER_LIMIT, Value.of(0));
    }
    if (asked.containsKey(OFFSET)) {
      none.put(OFFSET, Value.of(0));
    }
    writes.passed(clock.instant());
    registers.writeTogether(none);
    asked.clear();
  }
}
