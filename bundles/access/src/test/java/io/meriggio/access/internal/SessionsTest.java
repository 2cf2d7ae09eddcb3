// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import static io.meriggio.access.AccessRefused.Code.NO_SUCH_SESSION;
import static io.meriggio.access.AccessRefused.Code.TOO_MANY_TRIES;
import static io.meriggio.access.AccessRefused.Code.WRONG_CREDENTIALS;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.Caller;
import io.meriggio.access.Credentials;
import io.meriggio.access.Identity;
import io.meriggio.access.Role;
import io.meriggio.access.SignedIn;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final House house = new House();
  private final SignedIn owner = house.claimed();

  @Test
  void aSessionOutlivesARestart() {
    house.access = house.open();

    assertThat(house.who(owner).user()).isEqualTo("Olga");
  }

  @Test
  void aNameIsKnownInSmallLettersToo() throws AccessRefused {
    assertThat(house.access.signIn(new Credentials(" OLGA ", House.OWNERS), House.PHONE).identity())
        .extracting(Identity::user)
        .isEqualTo("Olga");
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreToldTheSame() {
    AccessRefused wrong = House.refusal(() -> signIn("olga", "wrong", House.PHONE));
    AccessRefused unknown = House.refusal(() -> signIn("nobody", "wrong", House.PHONE));
    AccessRefused noName = House.refusal(() -> signIn("", "", House.PHONE));

    assertThat(wrong.code()).isEqualTo(WRONG_CREDENTIALS);
    assertThat(unknown.getMessage()).isEqualTo(wrong.getMessage());
    assertThat(noName.getMessage()).isEqualTo(wrong.getMessage());
  }

  @Test
  void aLongPasswordCountsToItsEnd() throws AccessRefused {
    String password = "0123456789".repeat(12);
    house.access.accounts().add(new Credentials("Anna", password), Role.USER, house.who(owner));

    assertThat(house.access.signIn(new Credentials("Anna", password), House.PHONE)).isNotNull();
    assertThat(House.code(() -> signIn("Anna", password.substring(0, 119), House.PHONE)))
        .isEqualTo(WRONG_CREDENTIALS);
    assertThat(House.code(() -> signIn("Anna", password.substring(0, 119) + "x", House.PHONE)))
        .isEqualTo(WRONG_CREDENTIALS);
  }

  @Test
  void itEndsThirtyDaysAfterItWasUsedLast() {
    for (int day = 0; day < 40; day += 20) {
      house.clock.advance(Duration.ofDays(20));
      assertThat(house.access.identify(owner.token(), House.PHONE)).isPresent();
    }
    house.clock.advance(Duration.ofDays(30));
    assertThat(house.access.identify(owner.token(), House.PHONE)).isEmpty();
  }

  @Test
  void itEndsAfterHalfAYearHoweverOftenItIsUsed() {
    for (int day = 0; day < 170; day += 10) {
      house.clock.advance(Duration.ofDays(10));
      assertThat(house.access.identify(owner.token(), House.PHONE)).isPresent();
    }
    house.clock.advance(Duration.ofDays(10));
    assertThat(house.access.identify(owner.token(), House.PHONE)).isEmpty();
  }

  @Test
  void useIsWrittenDownOnceAnHourAtMost() {
    int before = house.memory.commits();
    for (int minute = 0; minute < 59; minute++) {
      house.clock.advance(Duration.ofMinutes(1));
      house.access.identify(owner.token(), House.PHONE);
    }
    assertThat(house.memory.commits()).isEqualTo(before);
    house.clock.advance(Duration.ofMinutes(2));
    house.access.identify(owner.token(), House.PHONE);
    assertThat(house.memory.commits()).isEqualTo(before + 1);
  }

  @Test
  void whatIsNoTokenIsNobody() {
    for (String token :
        new String[] {"", "ms_", "mt_", owner.token() + "x", "x", "ms_".repeat(60)}) {
      assertThat(house.access.identify(token, House.PHONE)).as(token).isEmpty();
    }
  }

  @Test
  void oneEndsOnesOwnSessionsAndNobodyElses() throws AccessRefused {
    SignedIn anna = house.anna(owner, Role.USER);
    SignedIn second = house.access.signIn(new Credentials("anna", House.ANNAS), House.PHONE);
    assertThat(house.access.sessions().own(house.who(anna))).hasSize(2);

    assertThat(
            House.code(() -> house.access.sessions().end(owner.identity().id(), house.who(anna))))
        .isEqualTo(NO_SUCH_SESSION);
    house.access.sessions().end(second.identity().id(), house.who(anna));

    assertThat(house.access.identify(second.token(), House.PHONE)).isEmpty();
    assertThat(house.access.identify(anna.token(), House.PHONE)).isPresent();
    house.access = house.open();
    assertThat(house.access.identify(second.token(), House.PHONE)).isEmpty();
  }

  @Test
  void ofTooManySessionsTheOneUsedLongestAgoEnds() throws AccessRefused {
    for (int i = 0; i < 20; i++) {
      house.clock.advance(Duration.ofSeconds(1));
      house.access.signIn(new Credentials("olga", House.OWNERS), House.PHONE);
    }
    assertThat(house.access.identify(owner.token(), House.PHONE)).isEmpty();
  }

  @Test
  void guessingAPasswordIsMadeSlowAndNeverLocksItsPersonOutForLong() throws AccessRefused {
    for (int i = 0; i < 5; i++) {
      assertThat(House.code(() -> signIn("olga", "wrong", new Caller("198.51.100.1"))))
          .isEqualTo(WRONG_CREDENTIALS);
    }
    AccessRefused refused =
        House.refusal(() -> signIn("olga", House.OWNERS, new Caller("198.51.100.2")));
    assertThat(refused.code()).isEqualTo(TOO_MANY_TRIES);
    assertThat(refused.retryAfter().orElseThrow()).isEqualTo(Duration.ofSeconds(2));

    for (int i = 0; i < 100; i++) {
      house.clock.advance(Duration.ofMinutes(1));
      assertThat(House.code(() -> signIn("olga", "wrong", new Caller("198.51.100.1"))))
          .isIn(WRONG_CREDENTIALS, TOO_MANY_TRIES);
    }
    house.clock.advance(Duration.ofMinutes(1));
    assertThat(house.access.signIn(new Credentials("olga", House.OWNERS), House.PHONE)).isNotNull();
  }

  @Test
  void anAddressThatTriesManyNamesWaitsLongerAndLonger() {
    Caller stranger = new Caller("2001:db8:1:2:a:b:c:d");
    for (int i = 0; i < 10; i++) {
      int name = i;
      assertThat(House.code(() -> signIn("name" + name, "wrong", stranger)))
          .isEqualTo(WRONG_CREDENTIALS);
    }
    AccessRefused refused =
        House.refusal(() -> signIn("another", "wrong", new Caller("2001:db8:1:2:0:0:0:1")));
    assertThat(refused.code()).isEqualTo(TOO_MANY_TRIES);
    assertThat(House.code(() -> signIn("another", "wrong", new Caller("2001:db8:1:3:0:0:0:1"))))
        .isEqualTo(WRONG_CREDENTIALS);
  }

  private void signIn(String user, String password, Caller caller) throws AccessRefused {
    house.access.signIn(new Credentials(user, password), caller);
  }
}
