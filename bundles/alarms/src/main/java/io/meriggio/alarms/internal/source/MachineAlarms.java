// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.source;

import io.meriggio.alarms.AlarmSource;
import io.meriggio.alarms.Severity;
import io.meriggio.alarms.Trouble;
import io.meriggio.field.Notice;
import io.meriggio.field.Upkeep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the gateway's machine has to tell: its disk, its clock, its certificate, the safe mode. */
@Component(service = AlarmSource.class)
public final class MachineAlarms implements AlarmSource {
  private static final String GATEWAY = "gateway";
  private static final Duration CALM = Duration.ofMinutes(5);

  private final Upkeep upkeep;

  /** Asks the upkeep. */
  @Activate
  public MachineAlarms(@Reference Upkeep upkeep) {
    this.upkeep = upkeep;
  }

  @Override
  public List<Trouble> troubles() {
    return upkeep.notices().stream()
        .flatMap(notice -> severity(notice).map(s -> trouble(notice, s)).stream())
        .toList();
  }

  private static Trouble trouble(Notice notice, Severity severity) {
    return Trouble.of(GATEWAY, notice.word().name(), severity, notice.sentence())
        .lasting(Duration.ZERO, CALM);
  }

  /** The memory has a source of its own; what waits for the next start is wanted. */
  private static Optional<Severity> severity(Notice notice) {
    return switch (notice.word()) {
      case SAFE_MODE, DISK_FULL -> Optional.of(Severity.ERROR);
      case DISK_LOW, CLOCK, CERTIFICATE -> Optional.of(Severity.WARNING);
      case MEMORY, NEXT_START -> Optional.empty();
    };
  }
}
