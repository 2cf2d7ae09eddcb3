// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of energy-manager-semantics 2.2, and of 2.1 what it does not number, from a table. */
class ContactCasesTest {

  static List<ContactCase> cases() {
    return ContactCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theOutputsDoWhatTheRowSaysAndNothingElse(ContactCase row) {
    assertThat(row.play()).containsExactlyElementsOf(row.expected());
  }

  @Test
  void theTableHoldsEveryCaseOfTheSemantics() {
    Set<String> held =
        ContactCase.all().stream().map(row -> row.id().substring(0, 3)).collect(Collectors.toSet());

    assertThat(held)
        .containsAll(IntStream.rangeClosed(1, 16).mapToObj("C%02d"::formatted).toList());
  }
}
