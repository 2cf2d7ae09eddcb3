// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import static io.meriggio.access.AccessRefused.Code.ALREADY_OWNED;
import static io.meriggio.access.AccessRefused.Code.BAD_NAME;
import static io.meriggio.access.AccessRefused.Code.BAD_PASSWORD;
import static io.meriggio.access.AccessRefused.Code.NOT_KEPT;
import static io.meriggio.access.AccessRefused.Code.TOO_MANY_TRIES;
import static io.meriggio.access.AccessRefused.Code.WRONG_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.Credentials;
import io.meriggio.access.Permission;
import io.meriggio.access.Role;
import io.meriggio.access.SignedIn;
import io.meriggio.memory.MemoryException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {
  private final House house = new House();
  private final Credentials olga = new Credentials("Olga", House.OWNERS);

  @Test
  void aFreshGatewayHasNoAccountAndShowsACode() {
    assertThat(house.access.isClaimed()).isFalse();
    assertThat(house.access.claimCode().orElseThrow()).matches("[A-Z2-9]{4}-[A-Z2-9]{4}");
  }

  @Test
  void theCodeStaysTheSameOverARestartAndIsAnotherOnAnotherGateway() {
    assertThat(house.open().claimCode()).isEqualTo(house.access.claimCode());
    assertThat(new House().access.claimCode()).isNotEqualTo(house.access.claimCode());
  }

  @Test
  void whoeverHasBothBecomesOwnerAndIsSignedIn() {
    SignedIn owner = house.claimed();

    assertThat(owner.identity().role()).isEqualTo(Role.OWNER);
    assertThat(owner.identity().permissions()).containsExactlyInAnyOrder(Permission.values());
    assertThat(house.who(owner).user()).isEqualTo("Olga");
    assertThat(house.access.isClaimed()).isTrue();
    assertThat(house.access.claimCode()).isEmpty();
  }

  @Test
  void thereIsNeverASecondOwner() {
    String code = house.access.claimCode().orElseThrow();
    house.claimed();

    AccessRefused refused =
        House.refusal(
            () ->
                house.access.claim(
                    House.SERIAL, code, new Credentials("Mallory", House.ANNAS), House.PHONE));
    assertThat(refused.code()).isEqualTo(ALREADY_OWNED);
    assertThat(refused.text().in(Locale.ITALIAN)).contains("ha un proprietario");
    assertThat(house.open().isClaimed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"CA020490200006, true", "CA020490200005, false", "'', true", "CA020490200006, false"})
  void withEitherOfThemWrongNothingHappens(String serial, boolean rightCode) {
    String code = rightCode ? house.access.claimCode().orElseThrow() : "AAAA-AAAA";

    assertThat(House.code(() -> house.access.claim(serial, code, olga, House.PHONE)))
        .isEqualTo(WRONG_CODE);
    assertThat(house.access.isClaimed()).isFalse();
  }

  @Test
  void howTheCodeIsWrittenDoesNotMatter() throws AccessRefused {
    String code = house.access.claimCode().orElseThrow().toLowerCase(Locale.ROOT).replace("-", " ");

    house.access.claim(" ca020490200005 ", code, olga, House.PHONE);

    assertThat(house.access.isClaimed()).isTrue();
  }

  @Test
  void aGatewayWithoutASerialNumberAsksForTheCodeAlone() throws AccessRefused {
    house.serial = Optional.empty();
    assertThat(House.code(() -> house.access.claim("any", "AAAA-AAAA", olga, House.PHONE)))
        .isEqualTo(WRONG_CODE);

    house.access.claim("any", house.access.claimCode().orElseThrow(), olga, House.PHONE);

    assertThat(house.access.isClaimed()).isTrue();
  }

  @Test
  void guessingIsMadeSlow() {
    for (int i = 0; i < 5; i++) {
      assertThat(guess()).isEqualTo(WRONG_CODE);
    }
    assertThat(guess()).isEqualTo(TOO_MANY_TRIES);
    house.clock.advance(Duration.ofMinutes(2));
    assertThat(guess()).isEqualTo(WRONG_CODE);
  }

  private AccessRefused.Code guess() {
    return House.code(() -> house.access.claim(House.SERIAL, "AAAA-AAAA", olga, House.STRANGER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "123456789", "aaaaaaaaaaaa", "abcabcabcabc"})
  void aWeakPasswordIsRefused(String password) {
    assertThat(claimAs("Olga", password)).isEqualTo(BAD_PASSWORD);
    assertThat(house.access.isClaimed()).isFalse();
  }

  @Test
  void thePasswordIsNotTheName() {
    assertThat(claimAs("olga@example.org", "Olga@Example.org")).isEqualTo(BAD_PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "../x", "<b>", "-olga", "o\u0000", "a b"})
  void aNameThatIsNoneIsRefused(String name) {
    assertThat(claimAs(name, House.OWNERS)).isEqualTo(BAD_NAME);
  }

  private AccessRefused.Code claimAs(String name, String password) {
    String code = house.access.claimCode().orElseThrow();
    return House.code(
        () -> house.access.claim(House.SERIAL, code, new Credentials(name, password), House.PHONE));
  }

  @Test
  void whatCanNotBeKeptMakesNoOwner() {
    house.memory.refuse(Optional.of(MemoryException.Reason.FULL));

    assertThat(claimAs("Olga", House.OWNERS)).isEqualTo(NOT_KEPT);
    assertThat(house.access.isClaimed()).isFalse();
  }
}
