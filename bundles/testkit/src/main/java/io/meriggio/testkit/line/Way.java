// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Parity;
import io.meriggio.modbus.line.LineSettings.Serial;
import io.meriggio.modbus.line.LineSettings.Tcp;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Every way on which a device can be reached, for tests that one device looks the same on all. */
public enum Way {
  MODBUS_TCP(Frames.MBAP, TcpFraming.MODBUS_TCP),
  RTU_OVER_TCP(Frames.RTU, TcpFraming.RTU_OVER_TCP),
  MODBUS_TCP_CRC(Frames.MBAP_CRC, TcpFraming.MODBUS_TCP_CRC),
  SOLARMAN_V5(Frames.V5, TcpFraming.SOLARMAN_V5),
  AUTO_OF_MODBUS_TCP(Frames.MBAP, TcpFraming.AUTO),
  AUTO_OF_RTU_OVER_TCP(Frames.RTU, TcpFraming.AUTO),
  AUTO_OF_MODBUS_TCP_CRC(Frames.MBAP_CRC, TcpFraming.AUTO),
  AUTO_OF_SOLARMAN_V5(Frames.V5, TcpFraming.AUTO),
  /** Port 55401: the newest connection wins. */
  HUB(Frames.MBAP, TcpFraming.MODBUS_TCP),
  /** A pair of pseudo-terminals; needs socat. */
  SERIAL(Frames.RTU, TcpFraming.RTU_OVER_TCP);

  /** A Hub's port for meters (stick-and-hub section 2.1). */
  public static final int HUB_PORT = 55401;

  private final Frames frames;
  private final TcpFraming framing;

  Way(Frames frames, TcpFraming framing) {
    this.frames = frames;
    this.framing = framing;
  }

  /** How frames are told apart on it. */
  public Frames frames() {
    return frames;
  }

  /** How a line is told to tell them apart, where it is one over TCP. */
  public TcpFraming framing() {
    return framing;
  }

  /** Whether it can be gone here. */
  public boolean isHere() {
    return this != SERIAL || RealPeers.hasSocat();
  }

  /** An address of loopback that no other test is likely to use at the same port. */
  public static InetAddress ownAddress() throws IOException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return InetAddress.getByAddress(
        new byte[] {
          127,
          (byte) random.nextInt(1, 255),
          (byte) random.nextInt(255),
          (byte) random.nextInt(1, 255)
        });
  }

  /** A device that is reached on a way; ends with {@link #close}. */
  public interface Served extends AutoCloseable {
    /** Where a line leads to it. */
    LineSettings.Path path();

    @Override
    void close() throws IOException;
  }

  /**
   * Starts a slave.
   *
   * @param registers what its units hold
   * @param folder for names of pseudo-terminals
   */
  public Served serve(KnownSlave.Registers registers, Path folder) throws IOException {
    KnownSlave slave = new KnownSlave(frames, Set.of(), registers);
    return this == SERIAL ? serial(slave, folder) : overTcp(slave);
  }

  private Served overTcp(KnownSlave slave) throws IOException {
    KnownTcpServer server =
        this == HUB
            ? new KnownTcpServer(slave, ownAddress(), HUB_PORT, true)
            : new KnownTcpServer(slave);
    return served(new Tcp(server.host(), server.port(), framing), server::close);
  }

  private static Served serial(KnownSlave slave, Path folder) throws IOException {
    Path one = folder.resolve("master");
    Path other = folder.resolve("slave");
    PeerProcess pair = RealPeers.pair(one, other);
    SerialSlave far = new SerialSlave(other, slave, Faults.none(Frames.RTU));
    String port = Files.readSymbolicLink(one).toString();
    return served(
        new Serial(port, 115200, 8, Parity.NONE, 1),
        () -> {
          far.close();
          pair.close();
        });
  }

  private interface Closing {
    void close() throws IOException;
  }

  private static Served served(LineSettings.Path path, Closing closing) {
    return new Served() {
      @Override
      public LineSettings.Path path() {
        return path;
      }

      @Override
      public void close() throws IOException {
        closing.close();
      }
    };
  }
}
