// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of charging: one dynamic test a case, through the engine of {@code replay}. */
class ChargingCasesTest {

  @TestFactory
  Stream<DynamicTest> theDecisionTableOfTheSemantics() {
    return tests("/charging/decisions.cases");
  }

  @TestFactory
  Stream<DynamicTest> lostFrozenRestarted() {
    return tests("/charging/lost.cases");
  }

  @TestFactory
  Stream<DynamicTest> rulesWithoutACaseInTheSemantics() {
    return tests("/charging/rules.cases");
  }

  private static Stream<DynamicTest> tests(String file) {
    return CaseFile.read(file).stream()
        .map(one -> DynamicTest.dynamicTest(one.id() + " " + one.intent(), () -> hold(one)));
  }

  private static void hold(CaseFile.Case one) throws BadScenario {
    CaseRun run = CaseRun.of(one.scenario());
    List<String> faults =
        one.expectations().stream().map(e -> e.fault(run)).flatMap(Optional::stream).toList();
    assertThat(one.expectations()).as("a case without expectation proves nothing").isNotEmpty();
    assertThat(faults).as(() -> one.id() + "\n" + lines(run)).isEmpty();
  }

  private static String lines(CaseRun run) {
    return String.join("\n", run.lines().stream().limit(40).map(Line::csv).toList());
  }
}
