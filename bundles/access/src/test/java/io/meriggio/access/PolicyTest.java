// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of rights, as commissioning-and-accounts has it. */
class PolicyTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // permission, Owner, Administrator, User
    "PEOPLE, yes, no, no",
    "PLANT, yes, yes, no",
    "DEVICES, yes, yes, no",
    "CHARGE, yes, yes, no",
    "OUTPUTS, yes, yes, no",
    "SETTINGS, yes, yes, no",
    "UPDATE, yes, yes, no",
    "SUPPORT, yes, yes, no",
    "SEE, yes, yes, yes",
    "OWN_ACCOUNT, yes, yes, yes",
  })
  void everyRightIsGivenAsTheTableSays(
      Permission permission, String owner, String administrator, String user) {
    assertThat(Policy.may(Role.OWNER, permission)).isEqualTo(owner.equals("yes"));
    assertThat(Policy.may(Role.ADMINISTRATOR, permission)).isEqualTo(administrator.equals("yes"));
    assertThat(Policy.may(Role.USER, permission)).isEqualTo(user.equals("yes"));
  }

  @Test
  void theTableAboveHasEveryRight() {
    assertThat(Permission.values()).hasSize(10);
  }
}
