// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plants and raw frames for tests. */
final class Rig {

  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

  private Rig() {}

  /**
   * A plant whose sky stands still, so that every peer must see the same; keys and values in turn.
   */
  static SimulatedPlant still(Clock clock, Object... keysAndValues) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("secondsPerSecond", 0);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      settings.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return new SimulatedPlant(PlantSettings.from(settings), clock);
  }

  static SimulatedPlant still(Object... keysAndValues) {
    return still(Clock.systemUTC(), keysAndValues);
  }

  /** A connection to a simulated device, with a time-out in milliseconds. */
  static Socket connect(SimulatedDevice device, int timeout) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), device.port());
    socket.setSoTimeout(timeout);
    return socket;
  }

  /** Sends a frame in hex and gives back so many bytes of the answer in hex. */
  static String exchange(Socket socket, String request, int length) throws IOException {
    send(socket, request);
    byte[] answer = socket.getInputStream().readNBytes(length);
    return SPACED.formatHex(answer);
  }

  static void send(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(SPACED.parseHex(request));
    socket.getOutputStream().flush();
  }

  /** One request on a connection of its own, and the answer, as long as the given one. */
  static String answer(SimulatedDevice device, String request, String likeThis) throws IOException {
    try (Socket socket = connect(device, 2000)) {
      return exchange(socket, request, (likeThis.length() + 1) / 3);
    }
  }

  /** Waits until a condition holds; the test fails after ten seconds. */
  static void await(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not happen within ten seconds");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }

  /** Runs a program and gives back what it says; fails after 20 s. */
  static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (InputStream said = process.getInputStream()) {
      String text = new String(said.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      if (!process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return text;
    }
  }

  /** Whether a tool is there; says on standard output what is left out without it. */
  static boolean present(String what, String leftOut, String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      if (process.waitFor() == 0) {
        return true;
      }
    } catch (IOException e) {
      // not there: told below
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.println("LEFT OUT: " + leftOut + " (" + what + " is missing)");
    return false;
  }
}
