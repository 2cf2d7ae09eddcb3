// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway's terminal block, as its pin table and the app's numbers say. */
class SwitchedOutputTest {

  @ParameterizedTest
  @CsvSource({
    "1, output_1, 3-4, digital output 1,",
    "2, output_2, 2-4, digital output 2,",
    "3, output_3, 16-17-18, relay 2, 2",
    "4, output_4, 13-14-15, relay 1, 1"
  })
  void theNumbersOfTheAppAreCrossedAgainstTheRelays(
      int number, String point, String terminals, String signal, Integer relay) {
    SwitchedOutput output = SwitchedOutput.of(point).orElseThrow();

    assertThat(output.number()).isEqualTo(number);
    assertThat(output.pointId()).isEqualTo(point);
    assertThat(output.terminals()).isEqualTo(terminals);
    assertThat(output.signal()).isEqualTo(signal);
    assertThat(output.relay()).isEqualTo(Optional.ofNullable(relay));
  }

  @ParameterizedTest
  @CsvSource({"output_0", "output_5", "output", "pv_power"})
  void anyOtherPointIsNoOutput(String point) {
    assertThat(SwitchedOutput.of(point)).isEmpty();
  }
}
