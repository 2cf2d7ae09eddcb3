// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal.gpio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The machine's C compiler and its header of the kernel. */
final class CCompiler {

  private static final Path HEADER = Path.of("/usr/include/linux/gpio.h");

  private CCompiler() {}

  /** Leaves the test out, with the reason, where there is no compiler or header. */
  static void assumePresent() {
    assumeTrue(
        Files.exists(HEADER), "left out: " + HEADER + " is missing (Debian: linux-libc-dev)");
    assumeTrue(works(), "left out: gcc is missing (Debian: gcc)");
  }

  private static boolean works() {
    try {
      return run(List.of("gcc", "--version")).startsWith("gcc");
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }

  /** Compiles a source of {@code src/test/c}. */
  static Path compile(String source, Path target, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("gcc", "-Wall", "-Werror", "-o", target + ""));
    command.addAll(List.of(options));
    command.add(Path.of("src/test/c", source).toAbsolutePath().toString());
    run(command);
    return target;
  }

  /** Runs a program and gives what it prints. */
  static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(command + ": " + printed);
      }
      return printed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }
}
