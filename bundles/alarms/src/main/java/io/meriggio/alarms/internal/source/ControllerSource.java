// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.alarms.Severity;
import io.meriggio.alarms.Trouble;
import io.meriggio.alarms.internal.book.Look;
import io.meriggio.controller.Alarm;
import io.meriggio.controller.Alarms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the controller calls an alarm; a contact that lost data has opened has a word of its own.
 */
public final class ControllerSource implements Source {
  static final String FORCED_OPEN = "CONTACT_FORCED_OPEN";
  private static final String OPENED = "contacts.alarm.OPEN";

  /** The controller has waited itself, but for what may mend itself soon. */
  private static final Map<String, Duration> PATIENCE =
      Map.of(DeviceSource.OFFLINE, Duration.ofMinutes(2), "COMMAND", Duration.ofMinutes(2));

  private static final Duration CALM = Duration.ofSeconds(60);

  private final Supplier<Optional<Alarms>> alarms;

  public ControllerSource(Supplier<Optional<Alarms>> alarms) {
    this.alarms = alarms;
  }

  @Override
  public Look look() {
    Alarms present =
        alarms.get().orElseThrow(() -> new IllegalStateException("the controller is not there"));
    List<Trouble> troubles = present.active().stream().map(ControllerSource::trouble).toList();
    return new Look(troubles, key -> false);
  }

  private static Trouble trouble(Alarm alarm) {
    boolean opened = alarm.sentence().key().equals(OPENED);
    String word = opened ? FORCED_OPEN : alarm.word();
    Duration patience = PATIENCE.getOrDefault(word, Duration.ZERO);
    return Trouble.of(alarm.subject(), word, severity(word), alarm.sentence().text())
        .lasting(patience, CALM);
  }

  private static Severity severity(String word) {
    return word.equals("DATA_LOST") || word.equals("COMMAND") ? Severity.WARNING : Severity.ERROR;
  }
}
