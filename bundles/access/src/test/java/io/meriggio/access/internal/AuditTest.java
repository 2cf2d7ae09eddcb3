// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.AuditEntry;
import io.meriggio.access.Credentials;
import io.meriggio.access.Identity;
import io.meriggio.access.NewApiToken;
import io.meriggio.access.NewInvitation;
import io.meriggio.access.Permission;
import io.meriggio.access.Role;
import io.meriggio.access.SignedIn;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Query;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditTest {
  private final PrintStream standardError = System.err;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final House house = new House();

  /** Every secret of a whole life, and all that is kept, logged, shown and told of it. */
  @Test
  void noSecretIsKeptLoggedOrToldTwice() throws AccessRefused {
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    List<String> secrets = new ArrayList<>();
    StringBuilder told = new StringBuilder();
    try {
      secrets.add(house.access.claimCode().orElseThrow());
      SignedIn owner = house.claimed();
      secrets.addAll(List.of(House.OWNERS, owner.token()));
      told.append(owner);
      SignedIn anna = house.anna(owner, Role.ADMINISTRATOR);
      secrets.addAll(List.of(House.ANNAS, anna.token()));
      NewInvitation invitation = house.access.invitations().invite(Role.USER, house.who(owner));
      secrets.add(invitation.code());
      told.append(invitation);
      Credentials eve = new Credentials("Eve", "an evening in june");
      secrets.add(eve.password());
      told.append(eve)
          .append(house.access.invitations().accept(invitation.code(), eve, House.PHONE));
      NewApiToken token =
          house
              .access
              .tokens()
              .make("t", Set.of(Permission.SEE), Optional.empty(), house.who(owner));
      secrets.add(token.secret());
      told.append(token).append(house.access.tokens().own(house.who(owner)));
      told.append(
          House.refusal(
              () ->
                  house.access.signIn(
                      new Credentials(House.ANNAS, "guessed pass"), House.STRANGER)));
      secrets.add("guessed pass");
      house.access.presence().askRecovery("eve", House.PHONE);
      secrets.add(house.shownCode());
      house
          .access
          .presence()
          .recover(new Credentials("Eve", "a morning in may"), house.shownCode(), House.PHONE);
      secrets.add("a morning in may");
      told.append(house.access.audit().entries(500, Optional.empty(), house.who(owner)));
      told.append(house.access.sessions().own(house.who(owner)));
    } finally {
      System.setErr(standardError);
    }
    String kept = house.memory.documents("").toString();
    String journal = house.memory.read(new Journal("audit", 10_000), Query.newest(500)).toString();
    assertThat(secrets).hasSize(11);
    for (String secret : secrets) {
      assertThat(kept).doesNotContain(secret);
      assertThat(journal).doesNotContain(secret);
      assertThat(told.toString()).doesNotContain(secret);
      assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(secret);
    }
    assertThat(log.toString(StandardCharsets.UTF_8)).as("it does log").contains("CLAIMED Olga");
  }

  @Test
  void whoDidWhatIsReadByOwnerAndAdministratorTheNewestFirst() throws AccessRefused {
    SignedIn owner = house.claimed();
    Identity anna = house.who(house.anna(owner, Role.ADMINISTRATOR));
    house.access.audit().done(anna, "PATCH /api/v1/plant");

    List<AuditEntry> entries = house.access.audit().entries(3, Optional.empty(), anna);
    assertThat(entries)
        .extracting(e -> e.what() + " " + e.user() + " " + e.detail() + " " + e.address())
        .containsExactly(
            "DONE Anna PATCH /api/v1/plant 192.0.2.20",
            "SIGNED_IN Anna  192.0.2.20",
            "ACCOUNT_ADDED Olga Anna ADMINISTRATOR 192.0.2.20");
    assertThat(house.access.audit().entries(3, Optional.of(entries.get(2).id()), anna))
        .extracting(AuditEntry::what)
        .containsExactly(AuditEntry.Kind.CLAIMED);
    house.access.accounts().changeRole("anna", Role.USER, house.who(owner));
    Identity user =
        house.access.signIn(new Credentials("anna", House.ANNAS), House.PHONE).identity();
    assertThat(House.code(() -> house.access.audit().entries(3, Optional.empty(), user)))
        .isEqualTo(AccessRefused.Code.NOT_ALLOWED);
  }

  @Test
  void theSameActIsToldOnceInTenMinutes() throws AccessRefused {
    Identity owner = house.who(house.claimed());
    for (int i = 0; i < 1200; i++) {
      house.access.audit().done(owner, "PUT /api/v1/plant-power");
      house.clock.advance(Duration.ofSeconds(1));
    }
    assertThat(house.access.audit().entries(500, Optional.empty(), owner))
        .filteredOn(entry -> entry.what() == AuditEntry.Kind.DONE)
        .hasSize(2);
  }

  @Test
  void everyRefusalHasItsSentence() {
    for (AccessRefused.Code code : AccessRefused.Code.values()) {
      if (!Set.of("BAD_NAME", "BAD_PASSWORD").contains(code.name())) {
        assertThat(Refused.of(code, code.name(), "1").text().isEmpty()).isFalse();
      }
    }
  }
}
