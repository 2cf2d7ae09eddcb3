// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exchange meter is pulled while two cars charge; times of the semantics, 1.8. */
class LostMeterIT {
  @TempDir private Path folder;

  @Test
  void withoutTheMeterCarsGetSixAmperesThenNothingAndAfterItsReturnAllAgain() throws Exception {
    Assumptions.assumeTrue(
        Boolean.getBoolean("meriggio.long"), "LEFT OUT without -Dmeriggio.long=true");
    try (ChargingSite site = new ChargingSite(folder)) {
      site.awaitBothCharging(8, ChargingSite.FIRST_CHARGE);
      site.pull("meter");
      Trace trace = new Trace(site);

      trace.watch(Duration.ofSeconds(10));
      assertThat(site.charger(ChargingSite.LEFT).limit()).as("%s", trace).isGreaterThan(7);
      trace.watch(Duration.ofSeconds(20));
      assertThat(site.charger(ChargingSite.LEFT).limit()).as("%s", trace).isEqualTo(6);
      assertThat(site.charger(ChargingSite.RIGHT).limit()).as("%s", trace).isEqualTo(6);
      trace.watch(Duration.ofSeconds(45));
      assertThat(site.charger(ChargingSite.LEFT).limit()).as("%s", trace).isZero();
      assertThat(site.shown(ChargingSite.LEFT).path("reason").asText()).isEqualTo("DATA_LOST");

      site.restore("meter");
      trace.watch(Duration.ofSeconds(40));
      assertThat(site.charger(ChargingSite.LEFT).limit()).as("%s", trace).isZero();
      // a device that was silent is asked again within a minute; then the minute of the rule
      site.awaitBothCharging(6, Duration.ofSeconds(150));
      System.out.printf("Lost meter:%n%s%n", trace);
    }
  }
}
