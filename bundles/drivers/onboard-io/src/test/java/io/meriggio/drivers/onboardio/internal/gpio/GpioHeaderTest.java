// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our numbers against those that a C compiler makes of the kernel's header. */
class GpioHeaderTest {

  @TempDir private Path folder;

  @BeforeAll
  static void compilerIsThere() {
    CCompiler.assumePresent();
  }

  @Test
  void everyNumberIsThatOfTheKernelsHeader() throws Exception {
    Map<String, Long> expected = ofHeader();

    assertThat(ours()).isEqualTo(expected);
    assertThat(expected).hasSize(23);
  }

  private Map<String, Long> ofHeader() throws IOException {
    Path program = CCompiler.compile("layout.c", folder.resolve("layout"));
    Map<String, Long> numbers = new TreeMap<>();
    for (String line : CCompiler.run(List.of(program.toString())).split("\n")) {
      String[] parts = line.split("=");
      numbers.put(parts[0], Long.parseLong(parts[1]));
    }
    return numbers;
  }

  private static Map<String, Long> ours() {
    Map<String, Long> numbers = new TreeMap<>();
    numbers.put("GET_LINE", GpioUapi.GET_LINE);
    numbers.put("GET_VALUES", GpioUapi.GET_VALUES);
    numbers.put("SET_VALUES", GpioUapi.SET_VALUES);
    numbers.put("ACTIVE_LOW", GpioUapi.ACTIVE_LOW);
    numbers.put("INPUT", GpioUapi.INPUT);
    numbers.put("OUTPUT", GpioUapi.OUTPUT);
    numbers.put("OPEN_DRAIN", GpioUapi.OPEN_DRAIN);
    numbers.put("BIAS_PULL_UP", GpioUapi.BIAS_PULL_UP);
    numbers.put("BIAS_PULL_DOWN", GpioUapi.BIAS_PULL_DOWN);
    numbers.put("OUTPUT_VALUES", (long) GpioUapi.OUTPUT_VALUES);
    numbers.put("REQUEST_SIZE", (long) GpioUapi.REQUEST_SIZE);
    numbers.put("OFFSETS", (long) GpioUapi.OFFSETS);
    numbers.put("CONSUMER", (long) GpioUapi.CONSUMER);
    numbers.put("FLAGS", (long) GpioUapi.FLAGS);
    numbers.put("NUM_ATTRS", (long) GpioUapi.NUM_ATTRS);
    numbers.put("ATTR_ID", (long) GpioUapi.ATTR_ID);
    numbers.put("ATTR_VALUES", (long) GpioUapi.ATTR_VALUES);
    numbers.put("ATTR_MASK", (long) GpioUapi.ATTR_MASK);
    numbers.put("NUM_LINES", (long) GpioUapi.NUM_LINES);
    numbers.put("FD", (long) GpioUapi.FD);
    numbers.put("VALUES_SIZE", (long) GpioUapi.VALUES_SIZE);
    numbers.put("BITS", (long) GpioUapi.BITS);
    numbers.put("MASK", (long) GpioUapi.MASK);
    return numbers;
  }
}
