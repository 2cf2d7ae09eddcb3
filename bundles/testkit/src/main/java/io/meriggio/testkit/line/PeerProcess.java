// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of another project that a test talks to; ends with the test. */
@SuppressFBWarnings(
    value = {"COMMAND_INJECTION", "UNENCRYPTED_SOCKET", "UNENCRYPTED_SERVER_SOCKET"},
    justification = "tests name their own programs, and this stays on loopback")
public final class PeerProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(15);

  private final Process process;
  private final Path output;

  private PeerProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts a program and waits until it is ready.
   *
   * @param ready says so; asked again and again
   * @throws IOException with the program's output when it is not ready in time
   */
  public static PeerProcess start(Ready ready, String... command) throws IOException {
    Path output = Files.createTempFile("peer", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    PeerProcess peer = new PeerProcess(process, output);
    long deadline = System.nanoTime() + START.toNanos();
    while (!ready.isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        String said = peer.output();
        peer.close();
        throw new IOException("%s did not start: %s".formatted(List.of(command), said));
      }
      pause();
    }
    return peer;
  }

  /** Whether a program can be talked to. */
  public interface Ready {
    boolean isReady() throws IOException;
  }

  /** Ready when a port of loopback takes connections. */
  public static Ready listening(int port) {
    return () -> {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return socket.isConnected();
      } catch (IOException notYet) {
        return false;
      }
    };
  }

  /** A port of loopback that nobody uses now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Whether a program runs and ends well: whether a peer is installed. */
  public static boolean succeeds(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Copies a resource beside this class into a folder. */
  static Path resource(String name, Path folder) {
    try (InputStream in = PeerProcess.class.getResourceAsStream(name)) {
      Path copy = folder(folder).resolve(name);
      Files.write(copy, in.readAllBytes());
      return copy;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Makes a folder where there is none. */
  static Path folder(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether it runs still. */
  public boolean isRunning() {
    return process.isAlive();
  }

  /** What it has printed. */
  public String output() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /** Waits until it ends by itself, for a minute at most, and gives what it printed. */
  public String ended() throws IOException {
    return waited(Duration.ofMinutes(1));
  }

  /** Ends it by SIGTERM and gives what it printed. */
  public String end() throws IOException {
    process.destroy();
    return waited(Duration.ofSeconds(5));
  }

  private String waited(Duration longest) throws IOException {
    awaitEnd(longest);
    return output();
  }

  private void awaitEnd(Duration longest) {
    try {
      process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills it and waits for its end: what it held, like a pseudo-terminal, is gone afterwards. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(5));
    Files.deleteIfExists(output);
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a peer started", stopped);
    }
  }
}
