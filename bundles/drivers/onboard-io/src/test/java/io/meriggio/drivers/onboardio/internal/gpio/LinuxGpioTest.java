// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our calls against a stand-in for the kernel in C ({@code src/test/c/kernel.c}), which takes them
 * apart by the kernel's own header; and against the kernel itself, as far as one without GPIO goes.
 */
class LinuxGpioTest {

  private static final int ACTIVE_LOW_OUTPUT_OPEN_DRAIN = 0b1001010;

  @TempDir private static Path folder;

  private static NativeLibrary standIn;

  private final LinuxGpio gpio = new LinuxGpio(() -> Kernel.of(library().toString()));

  @BeforeAll
  static void compile() throws IOException {
    CCompiler.assumePresent();
    CCompiler.compile("kernel.c", library(), "-shared", "-fPIC");
    // held for the whole class, so that the stand-in keeps its lines between calls
    standIn = NativeLibrary.getInstance(library().toString());
  }

  @BeforeEach
  void allLow() {
    for (int line = 0; line < 8; line++) {
      call("test_drive", line, 0);
      call("close", 200 + line);
    }
  }

  @Test
  void anOutputIsInactiveFromTheMomentThatItIsOursAndFollows() throws Exception {
    call("test_drive", 3, 1);
    try (Gpio.Line line = gpio.request(spec("gpiochip0 3"), true)) {
      assertThat(call("test_level", 3)).isZero();
      assertThat(call("test_is_ours", 3)).isEqualTo(1);
      assertThat(line.isActive()).isFalse();

      line.set(true);
      assertThat(call("test_level", 3)).isEqualTo(1);
      assertThat(line.isActive()).isTrue();

      line.set(false);
      assertThat(call("test_level", 3)).isZero();
    }
    assertThat(call("test_held", 3)).isZero();
  }

  @Test
  void anActiveLowOutputIsHighWhenItIsOpen() throws Exception {
    try (Gpio.Line line = gpio.request(spec("gpiochip0 4 active-low open-drain"), true)) {
      assertThat(call("test_flags", 4)).isEqualTo(ACTIVE_LOW_OUTPUT_OPEN_DRAIN);
      assertThat(call("test_level", 4)).isEqualTo(1);
      line.set(true);
      assertThat(call("test_level", 4)).isZero();
      assertThat(line.isActive()).isTrue();
    }
  }

  @Test
  void anInputIsReadAndNotDriven() throws Exception {
    call("test_drive", 5, 1);
    try (Gpio.Line line = gpio.request(spec("gpiochip0 5 pull-up"), false)) {
      assertThat(call("test_flags", 5)).isEqualTo(1 << 2 | 1 << 8);
      assertThat(line.isActive()).isTrue();
      call("test_drive", 5, 0);
      assertThat(line.isActive()).isFalse();
      assertThatThrownBy(() -> line.set(true)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gpiochip7 1, there is no such chip",
    "locked 1, 'permission denied; put the gateway''s user into the group that owns the device"
        + " file'",
    "null 1, 'the file is no GPIO chip, or the kernel is older than 5.10'",
    "gpiochip0 8, 'the chip has no such line, or can''t wire it so'"
  })
  void aLineThatCanNotBeTakenSaysWhy(String spec, String message) {
    assertThatThrownBy(() -> gpio.request(spec(spec), true))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  @Test
  void aLineIsOursAlone() throws Exception {
    try (Gpio.Line line = gpio.request(spec("gpiochip0 6"), true)) {
      assertThatThrownBy(() -> gpio.request(spec("gpiochip0 6"), true))
          .hasMessage("another program or the kernel uses the line");
      assertThat(line.isActive()).isFalse();
    }
  }

  /** The real kernel, by the C library of this process. */
  @Test
  void theKernelItselfAnswersThatNullIsNoChipAndThatThereIsNoChipOfThatName() {
    LinuxGpio real = new LinuxGpio();

    assertThatThrownBy(() -> real.request(spec("null 0"), false))
        .hasMessage("the file is no GPIO chip, or the kernel is older than 5.10");
    assertThatThrownBy(() -> real.request(spec("no-such-gpiochip 0"), false))
        .hasMessage("there is no such chip");
  }

  private static Path library() {
    return folder.resolve("libkernel.so");
  }

  private static int call(String function, Object... arguments) {
    return standIn.getFunction(function).invokeInt(arguments);
  }

  private static LineSpec spec(String text) {
    return LineSpec.parse(text).orElseThrow();
  }
}
