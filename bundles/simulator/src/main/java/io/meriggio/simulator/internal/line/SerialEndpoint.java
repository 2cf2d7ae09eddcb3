// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A serial port or pseudo-terminal, RTU, 8N1, on which all its devices answer. */
public final class SerialEndpoint implements Endpoint {

  private final String path;
  private final Wire wire;
  private final Thread thread;

  /**
   * Opens the port.
   *
   * @throws UncheckedIOException naming the port when it can't be had
   */
  public SerialEndpoint(String path, int baudRate, List<? extends Station> stations) {
    this.path = path;
    try {
      wire = new RtuWire(new SerialBytes(path, baudRate));
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": " + e.getMessage(), e);
    }
    thread = new Thread(new Conversation(wire, stations, 1), "simulator-serial");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String address() {
    return path;
  }

  @Override
  public int port() {
    return 0;
  }

  @Override
  public void close() {
    thread.interrupt();
    wire.close();
  }
}
