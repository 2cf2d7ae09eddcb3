// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Actor;
import io.meriggio.controller.ChargePointState;
import io.meriggio.controller.ChargePointStatus;
import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.controller.internal.cycle.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cards, remote starts, and whose a session is (semantics 1.3). */
class WhoChargesTest {
  private static final Actor ANNA = Actor.of(UserRole.OWNER, "anna");
  private static final Optional<String> NO_CARD = Optional.empty();

  private final ChargingSettings settings =
      ChargingSettings.defaults(Optional.of(6000.0), ZoneOffset.UTC);
  private Charging core = new Charging(settings);
  private Moment now = new Moment(Instant.parse("2026-06-01T10:00:00Z"), Duration.ofHours(1));
  private boolean plugged = true;
  private double offered;
  private double meter;

  private ChargePointStatus step(boolean authorised, Optional<String> card) {
    now = now.plus(Duration.ofSeconds(5));
    double power = plugged ? offered * 230 : 0;
    meter += power * 5 / 3600;
    ChargePointImage image =
        new ChargePointImage(
            "wb1",
            true,
            plugged ? ChargePointImage.Plug.PLUGGED : ChargePointImage.Plug.UNPLUGGED,
            Optional.empty(),
            Optional.of(new Sample(power, now)),
            List.of(),
            Optional.of(meter),
            1,
            16,
            1,
            Optional.empty(),
            authorised,
            card,
            false);
    ChargingInputs inputs =
        new ChargingInputs(
            Optional.of(new Sample(-500 - power, now)),
            List.of(),
            now.running().toMillis(),
            Optional.of(new Sample(0, now)),
            Optional.empty(),
            Optional.empty(),
            List.of(image));
    ChargePointStatus status = core.step(inputs, now).get(0);
    offered = status.current();
    return status;
  }

  private ChargingSession session() {
    return core.session("wb1").orElseThrow();
  }

  @Test
  void withoutACardItWaitsAndWithOneItChargesAtOnce() {
    for (int i = 0; i < 20; i++) {
      ChargePointStatus status = step(false, NO_CARD);
      assertThat(status.state()).isEqualTo(ChargePointState.STANDBY);
      assertThat(status.reason()).isEqualTo(ChargeReason.NOT_AUTHORISED);
      assertThat(status.current()).isZero();
    }
    assertThat(step(true, Optional.of("04A1")).current()).isEqualTo(16);
    step(true, Optional.of("04A1"));
    assertThat(step(true, Optional.of("04A1")).state()).isEqualTo(ChargePointState.CHARGING);
    assertThat(session().card()).contains("04A1");
  }

  @Test
  void aRemoteStartDoesNotReplaceACard() {
    step(false, NO_CARD);
    core.start("wb1", ANNA);
    assertThat(step(false, NO_CARD).reason()).isEqualTo(ChargeReason.NOT_AUTHORISED);
  }

  @Test
  void aSessionTellsWhoStartedItRemotely() {
    step(true, NO_CARD);
    step(true, NO_CARD);
    assertThat(session().card()).isEmpty();
    core.stop("wb1", ANNA, now);
    step(true, NO_CARD);
    step(true, NO_CARD);
    core.start("wb1", ANNA);
    for (int i = 0; i < 15; i++) {
      step(true, NO_CARD); // the pause lasts 60 s
    }
    assertThat(session().card()).contains("anna");
  }

  @Test
  void theCardThatOpensItCountsMoreThanWhoStartedItRemotely() {
    step(false, NO_CARD);
    core.start("wb1", ANNA);
    step(true, Optional.of("04A1"));
    step(true, Optional.of("04A1"));
    assertThat(session().card()).contains("04A1");
  }

  @Test
  void aStartWithinASessionMakesItNobodysElse() {
    step(true, NO_CARD);
    step(true, NO_CARD);
    core.start("wb1", ANNA);
    step(true, NO_CARD);
    assertThat(session().card()).isEmpty();
    core.stop("wb1", ANNA, now);
    step(true, NO_CARD);
    assertThat(session().card()).isEmpty();
  }

  @Test
  void whoStartedItIsNotForgottenOverARestart() {
    step(false, NO_CARD);
    core.start("wb1", ANNA);
    Charging again = new Charging(settings);
    again.restore(core.memory(now));
    core = again;
    for (int i = 0; i < 3; i++) {
      step(true, NO_CARD);
    }
    assertThat(session().card()).contains("anna");
  }

  @Test
  void theNextCarIsNobodysUntilSomebodyStartsIt() {
    step(false, NO_CARD);
    core.start("wb1", ANNA);
    plugged = false;
    step(true, NO_CARD);
    plugged = true;
    step(true, NO_CARD);
    step(true, NO_CARD);
    step(true, NO_CARD);
    assertThat(session().card()).isEmpty();
  }
}
