// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Peers of other projects, each absent where it is not installed. Their holding and input registers
 * 0…999 hold their own address; more is an illegal address, except on the line simulator.
 */
public final class RealPeers {
  private static final String PYTHON = "/usr/bin/python3";

  private RealPeers() {}

  /** Whether pymodbus of Debian (python3-pymodbus) is there. */
  public static boolean hasPymodbus() {
    return PeerProcess.succeeds(PYTHON, "-c", "import pymodbus.server");
  }

  /** Starts a pymodbus server for units 1 and 2. */
  public static PeerProcess pymodbus(Frames frames, int port) throws IOException {
    Path script = PeerProcess.resource("pymodbus_server.py", workFolder());
    return PeerProcess.start(
        PeerProcess.listening(port), PYTHON, script.toString(), "" + port, frames.name());
  }

  /** Builds the libmodbus server; empty where libmodbus-dev or a C compiler is missing. */
  public static Optional<Path> libmodbus() {
    Path source = PeerProcess.resource("libmodbus_server.c", workFolder());
    return compiled(source, "libmodbus-server");
  }

  /** Builds the line simulator of the benchmarks; empty where it or its library is missing. */
  public static Optional<Path> lineSimulator() {
    return benchSource().flatMap(source -> compiled(source, "mbpeer"));
  }

  /**
   * Starts the line simulator: a pseudo-terminal whose slave takes real line time.
   *
   * @param program from {@link #lineSimulator()}
   * @param turnaroundMicros how long its units think
   * @param link where the port's name is put
   */
  public static PeerProcess line(Path program, int baud, int turnaroundMicros, Path link)
      throws IOException {
    return PeerProcess.start(
        () -> Files.exists(link),
        program.toString(),
        "linesim",
        "" + baud,
        "" + turnaroundMicros,
        "1",
        "0",
        link.toString());
  }

  /** Whether socat (Debian) is there. */
  public static boolean hasSocat() {
    return PeerProcess.succeeds("socat", "-V");
  }

  /** Starts a pair of joined pseudo-terminals. */
  public static PeerProcess pair(Path one, Path other) throws IOException {
    return PeerProcess.start(
        () -> Files.exists(one) && Files.exists(other),
        "socat",
        "pty,raw,echo=0,link=" + one,
        "pty,raw,echo=0,link=" + other);
  }

  private static Optional<Path> compiled(Path source, String name) {
    Path program = PeerProcess.folder(workFolder()).resolve(name);
    String command =
        "gcc -O2 -o '%s' '%s' $(pkg-config --cflags --libs libmodbus)".formatted(program, source);
    return PeerProcess.succeeds("sh", "-c", command) ? Optional.of(program) : Optional.empty();
  }

  private static Optional<Path> benchSource() {
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve("shared/bench/c/mbpeer.c"))
        .filter(Files::exists)
        .findFirst();
  }

  /** Where programs are built: {@code target} of the module that runs. */
  static Path workFolder() {
    return Path.of("target", "peers").toAbsolutePath();
  }
}
