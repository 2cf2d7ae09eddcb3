// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorIT {

  @TempDir Path data;

  @Test
  void findsNothingWrongWithThisMachine() throws Exception {
    try (Gateway doctor = new Gateway.Plan(data).doctor().start()) {
      assertThat(doctor.exit(Duration.ofSeconds(30))).as("%s", doctor.all()).isZero();
      assertThat(doctor.out()).contains("Nothing is wrong.").contains("HTTP port " + doctor.port());
    }
  }

  @Test
  void namesABadValueAndAnAbsentSerialPortWithTheirMend() throws Exception {
    Path site =
        Files.writeString(
            data.resolve("site.json"),
            """
            {
              ":configurator:resource-version": 1,
              ":configurator:symbolic-name": "site",
              ":configurator:version": "1.0.0",
              "io.meriggio.line~bus": {
                "transport": "serial", "serialPort": "/dev/ttyMeriggio9",
                "parity": "sometimes"
              }
            }
            """);
    try (Gateway doctor = new Gateway.Plan(data).doctor().config(site).start()) {
      assertThat(doctor.exit(Duration.ofSeconds(30))).isEqualTo(1);
      assertThat(doctor.out())
          .contains("io.meriggio.line~bus")
          .contains("sometimes")
          .contains("/dev/ttyMeriggio9 of line bus is not there")
          .contains("→ ");
    }
  }

  @Test
  void warnsOfAFamilyForWhichNoPackIsThere() throws Exception {
    Path site =
        Files.writeString(
            data.resolve("site.json"),
            """
            {
              ":configurator:resource-version": 1,
              ":configurator:symbolic-name": "site",
              ":configurator:version": "1.0.0",
              "io.meriggio.line~net": {"transport": "modbus-tcp", "host": "127.0.0.1"},
              "io.meriggio.device~battery": {"family": "hid", "line": "net"}
            }
            """);
    try (Gateway doctor = new Gateway.Plan(data).doctor().config(site).start()) {
      assertThat(doctor.exit(Duration.ofSeconds(30))).as("%s", doctor.all()).isZero();
      assertThat(doctor.out())
          .contains("Device battery: no pack is named after its family hid; did you mean hyd?")
          .contains("there are: dtsu666, heat-pump, hyd, onboard-io, power-magic, psc100");
    }
  }

  @Test
  void knowsThePortOfTheGatewayThatRunsOnTheSameData() throws Exception {
    try (Gateway gateway = new Gateway.Plan(data).start().awaitReady(Duration.ofSeconds(60));
        Gateway doctor = new Gateway.Plan(data).doctor().port(gateway.port()).start()) {
      assertThat(doctor.exit(Duration.ofSeconds(30))).as("%s", doctor.all()).isZero();
      assertThat(doctor.out()).contains("used by the gateway that runs on this data directory");
    }
  }
}
