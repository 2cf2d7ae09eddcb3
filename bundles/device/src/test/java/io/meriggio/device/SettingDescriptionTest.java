// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingDescriptionTest {

  @ParameterizedTest(name = "{0} {1} is acceptable: {2}")
  @CsvSource({
    "BOOLEAN, true, true",
    "BOOLEAN, yes, false",
    "INTEGER, 7, true",
    "INTEGER, 101, false",
    "INTEGER, 7.5, false",
    "INTEGER, 99999999999999999999, false",
    "DECIMAL, 7.5, true",
    "DECIMAL, -1, false",
    "DECIMAL, NaN, false",
    "DECIMAL, 0x1p3, false",
    "CHOICE, fast, true",
    "CHOICE, FAST, false",
    "TEXT, roof, true",
    "TEXT, '', false"
  })
  void a_value_is_checked_by_its_type(
      SettingDescription.Type type, String value, boolean acceptable) {
    assertThat(described(type, false).problem(value).isEmpty()).isEqualTo(acceptable);
  }

  @Test
  void a_problem_names_key_found_and_allowed() {
    assertThat(described(SettingDescription.Type.INTEGER, false).problem("101"))
        .hasValueSatisfying(
            text ->
                assertThat(text.english())
                    .contains("settings.ratio", "'101'", "from 0.0 to 100.0"));
  }

  @Test
  void a_secret_is_not_shown_in_a_problem() {
    assertThat(described(SettingDescription.Type.BOOLEAN, true).problem("hunter2"))
        .hasValueSatisfying(text -> assertThat(text.english()).doesNotContain("hunter2"));
  }

  private static SettingDescription described(SettingDescription.Type type, boolean secret) {
    return new SettingDescription(
        "ratio",
        type,
        Optional.empty(),
        0,
        100,
        List.of("fast", "slow"),
        secret,
        Map.of(),
        Map.of());
  }
}
