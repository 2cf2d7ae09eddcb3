// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import static io.meriggio.access.AccessRefused.Code.BAD_NAME;
import static io.meriggio.access.AccessRefused.Code.BAD_PERMISSIONS;
import static io.meriggio.access.AccessRefused.Code.BAD_TIME;
import static io.meriggio.access.AccessRefused.Code.NOT_ALLOWED;
import static io.meriggio.access.AccessRefused.Code.NO_SUCH_TOKEN;
import static io.meriggio.access.AccessRefused.Code.TOO_MANY;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.ApiTokens;
import io.meriggio.access.Identity;
import io.meriggio.access.NewApiToken;
import io.meriggio.access.Permission;
import io.meriggio.access.Role;
import io.meriggio.access.SignedIn;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiTokensTest {
  private static final Set<Permission> WIDE = Set.of(Permission.SEE, Permission.CHARGE);

  private final House house = new House();
  private final SignedIn owner = house.claimed();
  private final ApiTokens tokens = house.access.tokens();

  @Test
  void aTokenMayWhatItWasMadeForAndOutlivesARestart() throws AccessRefused {
    NewApiToken made = tokens.make("script", WIDE, Optional.empty(), house.who(owner));
    house.access = house.open();

    Identity script = house.access.identify(made.secret(), House.PHONE).orElseThrow();
    assertThat(script.permissions()).containsExactly(Permission.SEE, Permission.CHARGE);
    assertThat(script.kind()).isEqualTo(Identity.Kind.TOKEN);
    assertThat(script.may(Permission.PEOPLE)).isFalse();
    assertThat(house.access.tokens().own(house.who(owner))).containsExactly(made.token());
  }

  @Test
  void itNeverMayMoreThanItsMakerMayNow() throws AccessRefused {
    SignedIn anna = house.anna(owner, Role.ADMINISTRATOR);
    NewApiToken made = tokens.make("script", WIDE, Optional.empty(), house.who(anna));

    house.access.accounts().changeRole("anna", Role.USER, house.who(owner));

    assertThat(house.access.identify(made.secret(), House.PHONE).orElseThrow().permissions())
        .containsExactly(Permission.SEE);
  }

  @Test
  void nobodyGivesWhatTheyHaveNot() {
    Identity anna = house.who(house.anna(owner, Role.USER));

    assertThat(make("x", Set.of(Permission.CHARGE), Optional.empty(), anna))
        .isEqualTo(BAD_PERMISSIONS);
    assertThat(make("x", Set.of(), Optional.empty(), anna)).isEqualTo(BAD_PERMISSIONS);
    assertThat(make(" ", Set.of(Permission.SEE), Optional.empty(), anna)).isEqualTo(BAD_NAME);
    assertThat(make("n".repeat(61), Set.of(Permission.SEE), Optional.empty(), anna))
        .isEqualTo(BAD_NAME);
    assertThat(make("x", Set.of(Permission.SEE), Optional.of(house.clock.instant()), anna))
        .isEqualTo(BAD_TIME);
  }

  @Test
  void noTokenMakesAToken() throws AccessRefused {
    Set<Permission> all = Set.of(Permission.values());
    NewApiToken made = tokens.make("all", all, Optional.empty(), house.who(owner));
    Identity script = house.access.identify(made.secret(), House.PHONE).orElseThrow();

    assertThat(make("x", Set.of(Permission.SEE), Optional.empty(), script)).isEqualTo(NOT_ALLOWED);
    assertThat(House.code(() -> house.access.presence().askFactoryReset(script)))
        .isEqualTo(NOT_ALLOWED);
    assertThat(
            House.code(
                () -> house.access.accounts().changeOwnPassword("a", "the moon is new", script)))
        .isEqualTo(NOT_ALLOWED);
  }

  @Test
  void itEndsWithItsTimeWhenItIsRevokedAndWithItsAccount() throws AccessRefused {
    SignedIn anna = house.anna(owner, Role.USER);
    Identity by = house.who(anna);
    Optional<java.time.Instant> soon = Optional.of(house.clock.instant().plusSeconds(60));
    NewApiToken brief = tokens.make("brief", Set.of(Permission.SEE), soon, by);
    NewApiToken revoked = tokens.make("revoked", Set.of(Permission.SEE), Optional.empty(), by);
    NewApiToken orphan = tokens.make("orphan", Set.of(Permission.SEE), Optional.empty(), by);

    house.clock.advance(Duration.ofSeconds(60));
    assertThat(house.access.identify(brief.secret(), House.PHONE)).isEmpty();
    assertThat(House.code(() -> tokens.revoke(revoked.token().id(), house.who(owner))))
        .isEqualTo(NO_SUCH_TOKEN);
    tokens.revoke(revoked.token().id(), by);
    assertThat(house.access.identify(revoked.secret(), House.PHONE)).isEmpty();
    house.access.accounts().remove("anna", house.who(owner));
    assertThat(house.access.identify(orphan.secret(), House.PHONE)).isEmpty();
  }

  @Test
  void thereAreNotMoreThanAllowed() throws AccessRefused {
    for (int i = 0; i < ApiTokens.MOST; i++) {
      tokens.make("t" + i, Set.of(Permission.SEE), Optional.empty(), house.who(owner));
    }
    assertThat(make("one more", Set.of(Permission.SEE), Optional.empty(), house.who(owner)))
        .isEqualTo(TOO_MANY);
  }

  private AccessRefused.Code make(
      String name, Set<Permission> permissions, Optional<java.time.Instant> end, Identity by) {
    return House.code(() -> tokens.make(name, permissions, end, by));
  }
}
