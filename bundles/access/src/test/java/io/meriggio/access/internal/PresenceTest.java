// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import static io.meriggio.access.AccessRefused.Code.BAD_PASSWORD;
import static io.meriggio.access.AccessRefused.Code.TOO_MANY_TRIES;
import static io.meriggio.access.AccessRefused.Code.WRONG_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.Credentials;
import io.meriggio.access.Permission;
import io.meriggio.access.Presence;
import io.meriggio.access.Role;
import io.meriggio.access.SignedIn;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private static final String FRESH = "a password never seen";

  private final House house = new House();
  private final SignedIn owner = house.claimed();
  private final Presence presence = house.access.presence();

  @Test
  void whoStandsAtTheMachineGetsANewPasswordForAnAccount() throws AccessRefused {
    var script =
        house.access.tokens().make("s", Set.of(Permission.SEE), Optional.empty(), house.who(owner));
    presence.askRecovery("olga", House.STRANGER);
    assertThat(house.console).singleElement().asString().startsWith("Recovery code for Olga: ");

    presence.recover(new Credentials("olga", FRESH), house.shownCode(), House.PHONE);

    assertThat(house.access.identify(owner.token(), House.PHONE)).as("session").isEmpty();
    assertThat(house.access.identify(script.secret(), House.PHONE)).as("token").isEmpty();
    assertThat(house.access.signIn(new Credentials("olga", FRESH), House.PHONE).identity().role())
        .isEqualTo(Role.OWNER);
    assertThat(recover("olga", house.shownCode())).as("once").isEqualTo(WRONG_CODE);
  }

  @Test
  void nobodyLearnsWhetherThereIsSuchAnAccount() throws AccessRefused {
    presence.askRecovery("nobody", House.STRANGER);

    assertThat(house.console).isEmpty();
    assertThat(recover("nobody", "AAAA-AAAA")).isEqualTo(WRONG_CODE);
  }

  @Test
  void aCodeServesForOneAccountAndAQuarterOfAnHour() throws AccessRefused {
    house.anna(owner, Role.USER);
    presence.askRecovery("anna", House.STRANGER);
    String code = house.shownCode();

    assertThat(recover("olga", code)).isEqualTo(WRONG_CODE);
    house.clock.advance(Duration.ofMinutes(15));
    assertThat(recover("anna", code)).isEqualTo(WRONG_CODE);
  }

  @Test
  void aWeakPasswordCostsNoCode() throws AccessRefused {
    presence.askRecovery("olga", House.PHONE);
    String code = house.shownCode();
    assertThat(
            House.code(() -> presence.recover(new Credentials("olga", "short"), code, House.PHONE)))
        .isEqualTo(BAD_PASSWORD);

    presence.recover(new Credentials("olga", FRESH), code, House.PHONE);
    assertThat(house.access.signIn(new Credentials("olga", FRESH), House.PHONE)).isNotNull();
  }

  @Test
  void askingAgainFillsNoConsoleAndTakesNoCodeAway() throws AccessRefused {
    presence.askRecovery("olga", House.PHONE);
    String code = house.shownCode();
    presence.askRecovery("olga", House.STRANGER);
    assertThat(house.console).hasSize(1);
    house.clock.advance(Duration.ofMinutes(1));
    presence.askRecovery("olga", House.STRANGER);

    assertThat(house.console).hasSize(2);
    assertThat(house.shownCode()).isEqualTo(code);
  }

  @Test
  void guessingTheCodeIsMadeSlow() throws AccessRefused {
    presence.askRecovery("olga", House.PHONE);
    for (int i = 0; i < 5; i++) {
      assertThat(recover("olga", "AAAA-AAAA")).isEqualTo(WRONG_CODE);
    }
    assertThat(recover("olga", house.shownCode())).isEqualTo(TOO_MANY_TRIES);
  }

  @Test
  void aClosedAccountOpensAtOnceForWhoRecoveredIt() throws AccessRefused {
    for (int i = 0; i < 5; i++) {
      House.code(() -> house.access.signIn(new Credentials("olga", "wrong"), House.STRANGER));
    }
    presence.askRecovery("olga", House.PHONE);
    presence.recover(new Credentials("olga", FRESH), house.shownCode(), House.PHONE);

    assertThat(house.access.signIn(new Credentials("olga", FRESH), House.PHONE)).isNotNull();
  }

  private AccessRefused.Code recover(String user, String code) {
    return House.code(() -> presence.recover(new Credentials(user, FRESH), code, House.STRANGER));
  }

  @Test
  void theOwnerAtTheMachineGivesTheGatewayUp() throws AccessRefused {
    SignedIn anna = house.anna(owner, Role.ADMINISTRATOR);
    presence.askFactoryReset(house.who(owner));
    String code = house.shownCode();
    assertThat(House.code(() -> presence.factoryReset("AAAA-AAAA", house.who(owner))))
        .isEqualTo(WRONG_CODE);
    assertThat(house.resets).hasValue(0);

    presence.factoryReset(code, house.who(owner));

    assertThat(house.resets).hasValue(1);
    assertThat(house.access.isClaimed()).isFalse();
    assertThat(house.access.identify(owner.token(), House.PHONE)).isEmpty();
    assertThat(house.access.identify(anna.token(), House.PHONE)).isEmpty();
    assertThat(house.console)
        .last()
        .isEqualTo("Claim code: " + house.access.claimCode().orElseThrow());
    assertThat(house.memory.documents("access/").toString()).doesNotContain("Olga", "Anna");

    house.access = house.open();
    assertThat(house.access.isClaimed()).isFalse();
    assertThat(house.claimed().identity().role()).isEqualTo(Role.OWNER);
  }

  @Test
  void theNextOwnerDoesNotReadTheAuditLogOfTheLast() throws AccessRefused {
    house.anna(owner, Role.ADMINISTRATOR);
    house.clock.advance(Duration.ofMinutes(1));
    presence.askFactoryReset(house.who(owner));
    house.clock.advance(Duration.ofMinutes(1));
    presence.factoryReset(house.shownCode(), house.who(owner));
    SignedIn next = house.claimed();

    assertThat(house.access.audit().entries(100, Optional.empty(), house.who(next)).toString())
        .contains("CLAIMED")
        .doesNotContain("Anna");
  }
}
