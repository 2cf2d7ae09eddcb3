// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A {@link KnownSlave} at the far end of a serial line, for example of {@link RealPeers#pair},
 * whose answers may be spoilt on the way.
 */
public final class SerialSlave implements AutoCloseable {
  private final KnownSlave slave;
  private final Faults faults;
  private final InputStream in;
  private final OutputStream out;
  private final ScheduledExecutorService answers = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean closed;
  private volatile Optional<IOException> failure = Optional.empty();

  /**
   * Starts it.
   *
   * @param port its end of the line
   */
  public SerialSlave(Path port, KnownSlave slave, Faults faults) throws IOException {
    this.slave = slave;
    this.faults = faults;
    this.in = new FileInputStream(port.toFile());
    this.out = new FileOutputStream(port.toFile());
    Thread thread = new Thread(this::serve, "faulty-slave");
    thread.setDaemon(true);
    thread.start();
  }

  /** Why it ended before it was closed. */
  public Optional<IOException> failure() {
    return failure;
  }

  private void serve() {
    try {
      for (byte[] request = slave.request(in); request.length > 0; request = slave.request(in)) {
        send(faults.apply(slave.answer(request)));
      }
    } catch (IOException gone) {
      failure = closed ? Optional.empty() : Optional.of(gone);
    }
  }

  /** Joins pieces without a pause: a line has no silence between them. */
  private void send(List<Faults.Piece> pieces) {
    long at = 0;
    byte[] together = new byte[0];
    for (Faults.Piece piece : pieces) {
      if (!piece.after().isZero()) {
        schedule(at, together);
        together = new byte[0];
      }
      at += piece.after().toNanos();
      int length = together.length;
      together = Arrays.copyOf(together, length + piece.bytes().length);
      System.arraycopy(piece.bytes(), 0, together, length, piece.bytes().length);
    }
    schedule(at, together);
  }

  private void schedule(long afterNanos, byte[] bytes) {
    answers.schedule(() -> write(bytes), afterNanos, TimeUnit.NANOSECONDS);
  }

  private void write(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException gone) {
      failure = closed ? Optional.empty() : Optional.of(gone);
    }
  }

  @Override
  public void close() {
    closed = true;
    answers.shutdownNow();
  }
}
