// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.meriggio.device.Text;
import io.meriggio.modbus.internal.frame.SpokenException;
import io.meriggio.modbus.line.LineSettings.Parity;
import io.meriggio.modbus.line.LineSettings.Serial;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A serial port by jSerialComm, opened for this process alone. */
final class SerialWire implements Wire {
  /** The driver counts its waits in steps of 100 ms. */
  private static final int DRIVER_WAIT_MILLIS = 100;

  private static final long DRIVER_WAIT = TimeUnit.MILLISECONDS.toNanos(DRIVER_WAIT_MILLIS);

  /** How often it looks for bytes where the driver's wait would be too long. */
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(1);

  private final Serial settings;
  private final SerialTiming timing;
  private final byte[] part = new byte[512];
  private volatile SerialPort port;

  SerialWire(Serial settings) {
    this.settings = settings;
    this.timing = SerialTiming.of(settings);
  }

  @Override
  public String address() {
    return "%s %d %d%c%d"
        .formatted(
            settings.port(),
            settings.baudRate(),
            settings.dataBits(),
            settings.parity().name().charAt(0),
            settings.stopBits());
  }

  @Override
  public void open() throws IOException {
    close();
    refuseWhatCannotBeOpened();
    SerialPort fresh = named();
    fresh.setComPortParameters(
        settings.baudRate(), settings.dataBits(), stopBits(), parity(settings.parity()));
    fresh.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, DRIVER_WAIT_MILLIS, 0);
    if (!fresh.openPort(0)) {
      throw new SpokenException(
          PortTrouble.refusal(settings.port(), address(), fresh.getLastErrorCode()));
    }
    port = fresh;
  }

  private SerialPort named() throws IOException {
    try {
      return SerialPort.getCommPort(settings.port());
    } catch (SerialPortInvalidPortException absent) {
      throw new SpokenException(text("port.none", settings.port(), present()), absent);
    } catch (LinkageError failed) {
      throw new SpokenException(text("port.library"), failed);
    }
  }

  @SuppressFBWarnings(
      value = "PATH_TRAVERSAL_IN",
      justification = "the owner's configuration names the port; it is only looked at here")
  private void refuseWhatCannotBeOpened() throws IOException {
    File file = new File(settings.port());
    if (!file.isAbsolute()) {
      return;
    }
    if (!file.exists()) {
      throw new SpokenException(text("port.absent", settings.port(), present()));
    }
    if (!file.canRead() || !file.canWrite()) {
      throw new SpokenException(PortTrouble.noPermission(settings.port(), group(file)));
    }
  }

  private static Text group(File file) {
    try {
      return Text.plain(
          Files.readAttributes(file.toPath(), PosixFileAttributes.class).group().getName());
    } catch (IOException | UnsupportedOperationException unknown) {
      return text("port.group");
    }
  }

  private static Text present() {
    try {
      String names =
          Arrays.stream(SerialPort.getCommPorts())
              .map(SerialPort::getSystemPortPath)
              .collect(Collectors.joining(", "));
      return names.isEmpty() ? text("port.nothing") : Text.plain(names);
    } catch (LinkageError failed) {
      return text("port.unknown");
    }
  }

  private int stopBits() {
    return settings.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS;
  }

  private static int parity(Parity parity) {
    return switch (parity) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
    };
  }

  @Override
  public boolean isOpen() {
    return port != null;
  }

  @Override
  public boolean isStale() {
    return available() < 0;
  }

  @Override
  public void write(byte[] bytes, int length) throws IOException {
    if (opened().writeBytes(bytes, length) != length) {
      throw new SpokenException(text("port.mute", settings.port()));
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int wanted, long deadline) throws IOException {
    int most = Math.min(Math.min(wanted, bytes.length - offset), part.length);
    for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
      boolean blocking = left > DRIVER_WAIT;
      if (blocking || available() > 0) {
        int came = opened().readBytes(part, most);
        if (came > 0) {
          System.arraycopy(part, 0, bytes, offset, came);
          return came;
        }
      }
      if (available() < 0) {
        throw new SpokenException(text("port.gone", settings.port()));
      }
      if (!blocking) {
        LockSupport.parkNanos(this, Math.min(LOOK, left));
      }
    }
    return 0;
  }

  @Override
  public int available() {
    SerialPort opened = port;
    return opened == null ? -1 : opened.bytesAvailable();
  }

  private SerialPort opened() throws IOException {
    SerialPort opened = port;
    if (opened == null) {
      throw new SpokenException(text("port.closed", settings.port()));
    }
    return opened;
  }

  @Override
  public long lineTime(int bytes) {
    return bytes * timing.character();
  }

  @Override
  public long silence() {
    return timing.silence();
  }

  @Override
  public boolean closingDropsAnswers() {
    return false;
  }

  @Override
  public boolean quickToReturn() {
    return true;
  }

  @Override
  public void close() {
    SerialPort opened = port;
    port = null;
    if (opened != null) {
      opened.closePort();
    }
  }
}
