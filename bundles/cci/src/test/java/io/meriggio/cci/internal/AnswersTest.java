// SPDX-License-Identifier: Apache-2.0
package io.meriggio.cci.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests and answers as the Modbus Application Protocol, section 6, has them. */
class AnswersTest {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final Site site = new Site().atNoon();
  private final Answers answers = new Answers(1, site.chain());

  private String answer(int unit, String request, boolean mayWrite) {
    return HEX.formatHex(
        answers.to(unit, HEX.parseHex(request.replace(" ", "")), "client", mayWrite));
  }

  @ParameterizedTest
  @CsvSource({
    "03 9C40 0002, 0304 53756E53",
    "03 9C40 007E, 8303", // 126 registers
    "03 9C40 0000, 8303",
    "03 9C40, 8303", // too short
    "03 9C40 0001 00, 8303", // too long
    "03 9C3F 0001, 8302",
    "03 9D40 0001, 8302",
    "03 9D3F 0002, 8302", // runs over the end
    "03 0000 0002, 8302", // another base address of SunSpec
    "03 FFFF 0002, 8302",
    "04 9C40 0002, 8401",
    "01 9C40 0002, 8101",
    "2B 0E 01 00, AB01",
    "10 9D29 0001 02 1388, 10 9D29 0001",
    "10 9D29 0001 02 13, 9003",
    "10 9D29 0001 03 1388, 9003",
    "10 9D29 0000 00, 9003",
    "10 9D29 0002 02 1388, 9003",
    "10, 9003",
    "06 9D29 1388, 06 9D29 1388",
    "06 9D2D 0002, 8603",
    "06 9C48 0001, 8602",
    "06 9D29, 8603",
  })
  void aRequestGetsItsAnswer(String request, String expected) {
    assertThat(answer(1, request, true)).isEqualTo(expected.replace(" ", ""));
  }

  @Test
  void anotherUnitIsNotHere() {
    assertThat(answer(2, "03 9C40 0002", true)).isEqualTo("830B");
    assertThat(site.asked).isEmpty();
  }

  @Test
  void whoMayNotWriteIsToldThatThereIsNoSuchFunctionAndNothingIsWritten() {
    assertThat(answer(1, "06 9D29 1388", false)).isEqualTo("8601");
    assertThat(answer(1, "10 9D29 0001 02 1388", false)).isEqualTo("9001");
    assertThat(site.asked).isEmpty();
  }

  @Test
  void whateverIsAskedHasAnAnswerThatFitsAndOnlyControlsAreEverSet() {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases = Integer.getInteger("meriggio.cases", 5000);
    System.out.println("AnswersTest: meriggio.seed=" + seed + " meriggio.cases=" + cases);
    Random random = new Random(seed);
    int[] functions = {3, 6, 16};
    for (int k = 0; k < cases; k++) {
      byte[] request = new byte[1 + random.nextInt(253)];
      random.nextBytes(request);
      if (random.nextBoolean()) {
        request[0] = (byte) functions[random.nextInt(3)];
      }
      if (request.length >= 5 && random.nextBoolean()) {
        int address = 40_000 + random.nextInt(260);
        request[1] = (byte) (address >> 8);
        request[2] = (byte) address;
        request[3] = 0;
        request[4] = (byte) random.nextInt(130);
        if (request.length > 5) {
          request[5] = (byte) (2 * request[4]);
        }
      }
      byte[] answer = answers.to(1, request, "client", true);
      String which = "seed " + seed + ", case " + k + ": " + HEX.formatHex(request);
      assertThat(answer.length).as(which).isBetween(2, 253);
      assertThat(answer[0] & 0x7F).as(which).isEqualTo(request[0] & 0x7F);
      if ((request[0] & 0x80) == 0 && (answer[0] & 0x80) != 0) {
        assertThat((int) answer[1]).as(which).isIn(1, 2, 3);
      }
    }
  }
}
