// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meriggio.modbus.line.LineSettings.Parity;
import io.meriggio.modbus.line.LineSettings.Serial;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line knows of its time: characters, turn-arounds, its share of the last minute. */
class LearningTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @ParameterizedTest(name = "{0} baud {1}{2}{3}")
  @CsvSource({
    // PERFORMANCE section 2: t3.5 = 35/baud for 10 bits, 1.75 ms above 19200, 8E1 x 1.1
    "9600,   8, NONE, 1, 1041667, 3645834",
    "19200,  8, NONE, 1,  520834, 1822917",
    "115200, 8, NONE, 1,   86806, 1750000",
    "9600,   8, EVEN, 1, 1145834, 4010417",
    "9600,   8, NONE, 2, 1145834, 4010417",
    "1200,   7, ODD,  2, 9166667, 32083334",
  })
  void charactersAndSilencesTakeTheirBits(
      int baud, int dataBits, Parity parity, int stopBits, long character, long silence) {
    Serial port = new Serial("/dev/ttyS0", baud, dataBits, parity, stopBits);
    assertThat(SerialTiming.of(port)).isEqualTo(new SerialTiming(character, silence));
  }

  @Test
  void theTurnaroundIsLearntSlowly() {
    UnitRecord unit = new UnitRecord();
    assertThat(unit.turnaround(7)).isEqualTo(7);
    unit.answered(800);
    assertThat(unit.turnaround(7)).isEqualTo(800);
    unit.answered(1600);
    assertThat(unit.turnaround(7)).isEqualTo(900);
    for (int i = 0; i < 100; i++) {
      unit.answered(1600);
    }
    assertThat(unit.turnaround(7)).isBetween(1590L, 1600L);
  }

  @Test
  void aLateAnswerIsWaitedOutOnce() {
    UnitRecord unit = new UnitRecord();
    assertThat(unit.lateAnswer(0)).isZero();
    unit.gaveUp(5 * SECOND);
    assertThat(unit.lateAnswer(3 * SECOND)).isEqualTo(2 * SECOND);
    assertThat(unit.lateAnswer(5 * SECOND)).isZero();
    assertThat(unit.lateAnswer(0)).isZero();
  }

  @Test
  void theFirstAnswerAfterAFailureMayBeFollowedByAnother() {
    UnitRecord unit = new UnitRecord();
    unit.recovered(5 * SECOND);
    assertThat(unit.lateAnswer(0)).as("nothing was given up").isZero();
    unit.gaveUp(5 * SECOND);
    unit.recovered(7 * SECOND);
    assertThat(unit.lateAnswer(6 * SECOND)).isEqualTo(SECOND);
    unit.recovered(9 * SECOND);
    assertThat(unit.lateAnswer(8 * SECOND)).as("only the first").isZero();
  }

  @Test
  void utilisationIsTheShareOfTheLastMinute() {
    Utilisation utilisation = new Utilisation(-7);
    assertThat(utilisation.share(-7)).isZero();
    long now = -7;
    for (int i = 0; i < 200; i++) {
      utilisation.add(now, now + SECOND / 4);
      now += SECOND;
    }
    assertThat(utilisation.share(now)).isCloseTo(0.25, within(0.01));
    assertThat(utilisation.share(now + 30 * SECOND)).isCloseTo(0.125, within(0.01));
    assertThat(utilisation.share(now + 61 * SECOND)).isZero();
  }

  @Test
  void anExchangeOverSeveralSecondsCountsInEach() {
    Utilisation utilisation = new Utilisation(0);
    utilisation.add(SECOND / 2, 3 * SECOND + SECOND / 2);
    assertThat(utilisation.share(6 * SECOND)).isCloseTo(0.5, within(1e-9));
  }
}
