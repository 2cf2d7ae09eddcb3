// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.doctor;

import io.meriggio.startup.internal.Messages;
import io.meriggio.startup.internal.launch.HttpPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.IntPredicate;

/** Java, the HTTP port and the clock. */
final class MachineChecks {

  private static final int OLDEST_JAVA = 17;

  /** No gateway of this version ran before this day: a clock that says so has lost its battery. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

  private final Messages messages;

  MachineChecks(Messages messages) {
    this.messages = messages;
  }

  Finding java(Runtime.Version version) {
    return version.feature() >= OLDEST_JAVA
        ? Finding.good(messages.text("doctor.java", version))
        : Finding.wrong(
            messages.text("doctor.java.old", version, OLDEST_JAVA),
            messages.text("doctor.java.old.mend", OLDEST_JAVA));
  }

  /**
   * @param setting the text of MERIGGIO_HTTP_PORT
   * @param free whether a port can be listened on
   * @param gatewayRuns whether a gateway runs on the same data: then the port is its own
   */
  Finding httpPort(String setting, IntPredicate free, boolean gatewayRuns) {
    int port;
    try {
      port = HttpPort.parse(setting);
    } catch (IllegalArgumentException e) {
      return Finding.wrong(
          messages.text("port.bad", setting, "HTTP"), messages.text("doctor.port.bad.mend"));
    }
    if (free.test(port)) {
      return Finding.good(messages.text("doctor.port", port));
    }
    return gatewayRuns
        ? Finding.good(messages.text("doctor.port.own", port))
        : Finding.wrong(
            messages.text("doctor.port.taken", port), messages.text("doctor.port.taken.mend"));
  }

  Finding clock(Clock clock) {
    LocalDate today = LocalDate.now(clock);
    return today.isBefore(FIRST_DAY)
        ? Finding.wrong(
            messages.text("doctor.clock.early", today), messages.text("doctor.clock.early.mend"))
        : Finding.good(messages.text("doctor.clock", clock.instant()));
  }

  /**
   * @param mark the file by which systemd-timesyncd says that the clock was set from the network
   */
  Finding synchronisation(Path mark) {
    return Files.exists(mark)
        ? Finding.good(messages.text("doctor.ntp"))
        : Finding.note(messages.text("doctor.ntp.unknown"));
  }
}
