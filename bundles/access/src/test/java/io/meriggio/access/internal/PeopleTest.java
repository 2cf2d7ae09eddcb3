// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import static io.meriggio.access.AccessRefused.Code.BAD_ROLE;
import static io.meriggio.access.AccessRefused.Code.NOT_ALLOWED;
import static io.meriggio.access.AccessRefused.Code.NO_SUCH_INVITATION;
import static io.meriggio.access.AccessRefused.Code.NO_SUCH_USER;
import static io.meriggio.access.AccessRefused.Code.OWNER_STAYS;
import static io.meriggio.access.AccessRefused.Code.TOO_MANY;
import static io.meriggio.access.AccessRefused.Code.USER_EXISTS;
import static io.meriggio.access.AccessRefused.Code.WRONG_CODE;
import static io.meriggio.access.AccessRefused.Code.WRONG_CREDENTIALS;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.Account;
import io.meriggio.access.Accounts;
import io.meriggio.access.Credentials;
import io.meriggio.access.Identity;
import io.meriggio.access.Invitations;
import io.meriggio.access.NewInvitation;
import io.meriggio.access.Role;
import io.meriggio.access.SignedIn;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts and invitations. */
class PeopleTest {
  private final House house = new House();
  private final SignedIn owner = house.claimed();
  private final Accounts accounts = house.access.accounts();
  private final Invitations invitations = house.access.invitations();

  @Test
  void theOwnerNamesAdministratorsAndUsers() throws AccessRefused {
    house.anna(owner, Role.ADMINISTRATOR);

    assertThat(accounts.all(by()))
        .extracting(account -> account.user() + " " + account.role())
        .containsExactly("Olga OWNER", "Anna ADMINISTRATOR");
    assertThat(
            House.code(() -> accounts.add(new Credentials("ANNA", House.ANNAS), Role.USER, by())))
        .isEqualTo(USER_EXISTS);
    assertThat(
            House.code(() -> accounts.add(new Credentials("Rex", House.ANNAS), Role.OWNER, by())))
        .isEqualTo(BAD_ROLE);
    assertThat(House.code(() -> accounts.changeRole("anna", Role.OWNER, by()))).isEqualTo(BAD_ROLE);
  }

  @ParameterizedTest
  @EnumSource(names = {"ADMINISTRATOR", "USER"})
  void nobodyElseChoosesPeople(Role role) {
    Identity anna = house.who(house.anna(owner, role));
    Credentials credentials = new Credentials("Mallory", House.ANNAS);

    assertThat(House.code(() -> accounts.all(anna))).isEqualTo(NOT_ALLOWED);
    assertThat(House.code(() -> accounts.add(credentials, Role.USER, anna))).isEqualTo(NOT_ALLOWED);
    assertThat(House.code(() -> accounts.changeRole("anna", Role.ADMINISTRATOR, anna)))
        .isEqualTo(NOT_ALLOWED);
    assertThat(House.code(() -> accounts.setPassword("olga", House.ANNAS, anna)))
        .isEqualTo(NOT_ALLOWED);
    assertThat(House.code(() -> accounts.remove("olga", anna))).isEqualTo(NOT_ALLOWED);
    assertThat(House.code(() -> invitations.invite(Role.USER, anna))).isEqualTo(NOT_ALLOWED);
    assertThat(House.code(() -> invitations.open(anna))).isEqualTo(NOT_ALLOWED);
    assertThat(House.code(() -> invitations.withdraw("x", anna))).isEqualTo(NOT_ALLOWED);
    assertThat(House.code(() -> house.access.presence().askFactoryReset(anna)))
        .isEqualTo(NOT_ALLOWED);
  }

  @Test
  void theOwnerStaysTheOwner() {
    assertThat(House.code(() -> accounts.remove("olga", by()))).isEqualTo(OWNER_STAYS);
    assertThat(House.code(() -> accounts.changeRole("olga", Role.USER, by())))
        .isEqualTo(OWNER_STAYS);
    assertThat(House.code(() -> accounts.setPassword("olga", House.ANNAS, by())))
        .isEqualTo(OWNER_STAYS);
  }

  @Test
  void aChangedRoleEndsTheSessions() throws AccessRefused {
    SignedIn anna = house.anna(owner, Role.ADMINISTRATOR);

    accounts.changeRole("Anna", Role.USER, by());

    assertThat(house.access.identify(anna.token(), House.PHONE)).isEmpty();
    SignedIn again = house.access.signIn(new Credentials("anna", House.ANNAS), House.PHONE);
    assertThat(again.identity().role()).isEqualTo(Role.USER);
  }

  @Test
  void aChangedPasswordEndsTheSessionsAndTheOldOneNoLongerServes() throws AccessRefused {
    SignedIn anna = house.anna(owner, Role.USER);
    assertThat(
            House.code(
                () -> accounts.changeOwnPassword("wrong", "the moon is new", house.who(anna))))
        .isEqualTo(WRONG_CREDENTIALS);
    assertThat(house.access.identify(anna.token(), House.PHONE)).isPresent();

    accounts.changeOwnPassword(House.ANNAS, "the moon is new", house.who(anna));

    assertThat(house.access.identify(anna.token(), House.PHONE)).isEmpty();
    assertThat(house.access.identify(owner.token(), House.PHONE)).isPresent();
    house.access = house.open();
    assertThat(signIn(House.ANNAS)).isFalse();
    assertThat(signIn("the moon is new")).isTrue();
  }

  @Test
  void thePasswordThatTheOwnerGivesEndsTheSessionsToo() throws AccessRefused {
    SignedIn anna = house.anna(owner, Role.USER);

    accounts.setPassword("anna", "the moon is new", by());

    assertThat(house.access.identify(anna.token(), House.PHONE)).isEmpty();
    assertThat(signIn("the moon is new")).isTrue();
  }

  private boolean signIn(String password) {
    try {
      house.access.signIn(new Credentials("anna", password), House.PHONE);
      return true;
    } catch (AccessRefused e) {
      assertThat(e.code()).isEqualTo(WRONG_CREDENTIALS);
      return false;
    }
  }

  @Test
  void aRemovedAccountIsGoneWithItsSessions() throws AccessRefused {
    SignedIn anna = house.anna(owner, Role.USER);

    accounts.remove("ANNA", by());

    assertThat(house.access.identify(anna.token(), House.PHONE)).isEmpty();
    assertThat(signIn(House.ANNAS)).isFalse();
    assertThat(House.code(() -> accounts.remove("anna", by()))).isEqualTo(NO_SUCH_USER);
    assertThat(house.open().identify(anna.token(), House.PHONE)).isEmpty();
  }

  @Test
  void whoIsInvitedChoosesNameAndPasswordAndIsWhatWasOffered() throws AccessRefused {
    NewInvitation invitation = invitations.invite(Role.ADMINISTRATOR, by());
    house.access = house.open();

    SignedIn anna =
        house
            .access
            .invitations()
            .accept(
                " " + invitation.code().toLowerCase(java.util.Locale.ROOT),
                new Credentials("Anna", House.ANNAS),
                House.STRANGER);

    assertThat(anna.identity().role()).isEqualTo(Role.ADMINISTRATOR);
    assertThat(house.access.accounts().all(by())).extracting(Account::user).contains("Anna");
    assertThat(
            House.code(
                () ->
                    house
                        .access
                        .invitations()
                        .accept(
                            invitation.code(),
                            new Credentials("Eve", House.ANNAS),
                            House.STRANGER)))
        .as("it serves once")
        .isEqualTo(WRONG_CODE);
  }

  @Test
  void anInvitationEndsAfterSevenDaysOrWhenItIsWithdrawn() throws AccessRefused {
    NewInvitation late = invitations.invite(Role.USER, by());
    NewInvitation withdrawn = invitations.invite(Role.USER, by());
    invitations.withdraw(withdrawn.invitation().id(), by());
    assertThat(House.code(() -> invitations.withdraw(withdrawn.invitation().id(), by())))
        .isEqualTo(NO_SUCH_INVITATION);
    assertThat(invitations.open(by())).containsExactly(late.invitation());

    assertThat(accept(withdrawn.code())).isEqualTo(WRONG_CODE);
    house.clock.advance(Duration.ofDays(7));
    assertThat(accept(late.code())).isEqualTo(WRONG_CODE);
    assertThat(invitations.open(by())).isEmpty();
  }

  @Test
  void aTakenNameCostsNoInvitation() throws AccessRefused {
    NewInvitation invitation = invitations.invite(Role.USER, by());
    assertThat(
            House.code(
                () ->
                    invitations.accept(
                        invitation.code(), new Credentials("olga", House.ANNAS), House.PHONE)))
        .isEqualTo(USER_EXISTS);

    invitations.accept(invitation.code(), new Credentials("anna", House.ANNAS), House.PHONE);
    assertThat(signIn(House.ANNAS)).isTrue();
  }

  @Test
  void thereAreNotMoreInvitationsThanAllowed() throws AccessRefused {
    for (int i = 0; i < Invitations.MOST; i++) {
      invitations.invite(Role.USER, by());
    }
    assertThat(House.code(() -> invitations.invite(Role.USER, by()))).isEqualTo(TOO_MANY);
    assertThat(House.code(() -> invitations.invite(Role.OWNER, by()))).isEqualTo(BAD_ROLE);
  }

  private AccessRefused.Code accept(String code) {
    return House.code(
        () -> invitations.accept(code, new Credentials("Anna", House.ANNAS), House.STRANGER));
  }

  private Identity by() {
    return house.who(owner);
  }
}
