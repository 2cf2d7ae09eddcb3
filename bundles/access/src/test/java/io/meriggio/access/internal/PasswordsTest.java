// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final int COST = 5;

  private final SecureRandom random = new SecureRandom();

  /** A form that is not valid would be refused at once, and the time would tell who is unknown. */
  @Test
  void whatStandsForAnUnknownPersonCostsAsMuchAsAHash() {
    for (int i = 0; i < 50; i++) {
      byte[] nobodys = Passwords.nobodys(COST, random).getBytes(StandardCharsets.US_ASCII);
      BCrypt.Result checked =
          BCrypt.verifyer().verify("noon over the roof".getBytes(StandardCharsets.UTF_8), nobodys);
      assertThat(checked.validFormat).as(checked.formatErrorMessage).isTrue();
      assertThat(checked.details.cost).isEqualTo(COST);
      assertThat(checked.verified).isFalse();
    }
  }

  @Test
  void aPasswordMatchesItsOwnHashAndNobodyWithoutOneIsLetIn() throws Exception {
    Passwords passwords = new Passwords(COST, random);
    String hash = passwords.hash("noon over the roof", "olga");
    assertThat(passwords.matches("noon over the roof", Optional.of(hash))).isTrue();
    assertThat(passwords.matches("noon over the root", Optional.of(hash))).isFalse();
    assertThat(passwords.matches("noon over the roof", Optional.empty())).isFalse();
  }
}
