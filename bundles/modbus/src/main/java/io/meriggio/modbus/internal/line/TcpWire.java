// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.meriggio.device.Text;
import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.internal.frame.SpokenException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** A TCP connection with blocking reads: one write and mostly one read an exchange. */
@SuppressFBWarnings(
    value = "UNENCRYPTED_SOCKET",
    justification = "Modbus TCP and RTU over TCP are not encrypted")
final class TcpWire implements Wire {
  /** For sticks and Modbus TCP (stick-and-hub section 1.5). */
  static final int CONNECT_MILLIS = 3000;

  /** For a Solarman V5 logger (solarman-v5 section 10). */
  static final int LOGGER_CONNECT_MILLIS = 5000;

  /** A Hub's ports for inverters, meters and chargers (stick-and-hub section 2.1). */
  private static final int FIRST_HUB_PORT = 55400;

  private static final int LAST_HUB_PORT = 55402;

  /** Compulsory in the laboratory's own program, or the Hub blocks (stick-and-hub section 2.2). */
  private static final long HUB_PAUSE = TimeUnit.SECONDS.toNanos(3);

  /** An Ethernet stick's port and its pause after an error (stick-and-hub section 1.5). */
  private static final int STICK_PORT = 8899;

  /** Owners saw longer reads fail on the Ethernet stick (stick-and-hub section 1.4). */
  private static final int STICK_MAX_READ = 30;

  private static final long STICK_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

  private final String host;
  private final int port;
  private final int connectMillis;
  private volatile Socket socket = new Socket();
  private volatile boolean open;
  private InputStream in;
  private OutputStream out;
  private volatile int patience;

  TcpWire(String host, int port) {
    this(host, port, CONNECT_MILLIS);
  }

  /**
   * @param connectMillis how long a connection may take to come about
   */
  TcpWire(String host, int port, int connectMillis) {
    this.host = host;
    this.port = port;
    this.connectMillis = connectMillis;
  }

  @Override
  public String address() {
    return host + ":" + port;
  }

  @Override
  public void open() throws IOException {
    close();
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new SpokenException(text("tcp.name", host));
    }
    Socket fresh = new Socket();
    socket = fresh;
    try {
      fresh.setTcpNoDelay(true);
      fresh.setKeepAlive(true);
      fresh.connect(address, connectMillis);
      in = fresh.getInputStream();
      out = fresh.getOutputStream();
      patience = 0;
      open = true;
    } catch (IOException failed) {
      close();
      throw new SpokenException(mend(failed), failed);
    }
  }

  private Text mend(IOException failed) {
    if (failed instanceof SocketTimeoutException) {
      return text("tcp.late", address(), connectMillis / 1000);
    }
    if (failed instanceof NoRouteToHostException) {
      return text("tcp.no-way", address());
    }
    if (failed instanceof ConnectException) {
      return text("tcp.refused", address());
    }
    return text("tcp.failed", address(), failed.getMessage());
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean isStale() {
    try {
      byte[] unasked = new byte[1];
      return read(unasked, 0, 1, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1)) != 0;
    } catch (IOException gone) {
      return true;
    }
  }

  @Override
  public void write(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
  }

  @Override
  public int read(byte[] bytes, int offset, int wanted, long deadline) throws IOException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      return 0;
    }
    setPatience(left);
    try {
      int came = in.read(bytes, offset, bytes.length - offset);
      if (came < 0) {
        throw new SpokenException(text("tcp.closed", address()));
      }
      return came;
    } catch (SocketTimeoutException late) {
      return 0;
    } catch (SocketException broken) {
      throw new SpokenException(text("tcp.broke", address(), broken.getMessage()), broken);
    }
  }

  /** Rounded up to milliseconds, so that it stays the same from one exchange to the next. */
  private void setPatience(long nanos) throws SocketException {
    int millis = (int) ((nanos + 999_999) / 1_000_000);
    if (millis != patience) {
      socket.setSoTimeout(millis);
      patience = millis;
    }
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public long lineTime(int bytes) {
    return 0;
  }

  @Override
  public long silence() {
    return 0;
  }

  @Override
  public boolean closingDropsAnswers() {
    return true;
  }

  @Override
  public long pauseAfterFailure() {
    return isHub() ? HUB_PAUSE : port == STICK_PORT ? STICK_PAUSE : 0;
  }

  @Override
  public boolean goesToTheNewest() {
    return isHub();
  }

  @Override
  public boolean passes(int function) {
    return !isHub() || function == Exchange.READ_HOLDING || function == Exchange.WRITE_MANY;
  }

  @Override
  public int maxRead() {
    return port == STICK_PORT ? STICK_MAX_READ : Wire.super.maxRead();
  }

  private boolean isHub() {
    return port >= FIRST_HUB_PORT && port <= LAST_HUB_PORT;
  }

  @Override
  public void close() {
    open = false;
    try {
      socket.close();
    } catch (IOException ignored) {
      // it is gone either way
    }
  }
}
