// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ghgande.j2mod.modbus.procimg.SimpleInputRegister;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Parity;
import io.meriggio.modbus.line.LineSettings.Serial;
import io.meriggio.modbus.line.LineSettings.Tcp;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every transport against slaves that others have written; a peer that is missing is named. */
class RealPeersTest {

  @Nested
  class ModbusTcpToJ2mod extends J2mod {
    ModbusTcpToJ2mod() {
      super(TcpFraming.MODBUS_TCP);
    }
  }

  @Nested
  class RtuOverTcpToJ2mod extends J2mod {
    RtuOverTcpToJ2mod() {
      super(TcpFraming.RTU_OVER_TCP);
    }
  }

  abstract static class J2mod extends ModbusLinkContract {
    private final TcpFraming framing;
    private ModbusSlave slave;
    private int port;

    J2mod(TcpFraming framing) {
      this.framing = framing;
    }

    @BeforeAll
    void start() throws Exception {
      port = PeerProcess.freePort();
      slave =
          ModbusSlaveFactory.createTCPSlave(
              InetAddress.getLoopbackAddress(), port, 5, framing == TcpFraming.RTU_OVER_TCP);
      SimpleProcessImage image = new SimpleProcessImage(1);
      for (int i = 0; i < 1000; i++) {
        image.addRegister(new SimpleRegister(i));
        image.addInputRegister(new SimpleInputRegister(i));
      }
      slave.addProcessImage(1, image);
      slave.open();
    }

    @AfterAll
    void stop() {
      ModbusSlaveFactory.close(slave);
    }

    @Override
    LineSettings.Path path() {
      return new Tcp("127.0.0.1", port, framing);
    }

    @Override
    int silentUnit() {
      return 77;
    }
  }

  @Nested
  class ModbusTcpToPymodbus extends Pymodbus {
    ModbusTcpToPymodbus() {
      super(TcpFraming.MODBUS_TCP, Frames.MBAP);
    }
  }

  @Nested
  class RtuOverTcpToPymodbus extends Pymodbus {
    RtuOverTcpToPymodbus() {
      super(TcpFraming.RTU_OVER_TCP, Frames.RTU);
    }
  }

  abstract static class Pymodbus extends ModbusLinkContract {
    private final TcpFraming framing;
    private final Frames frames;
    private PeerProcess server;
    private int port;

    Pymodbus(TcpFraming framing, Frames frames) {
      this.framing = framing;
      this.frames = frames;
    }

    @BeforeAll
    void start() throws IOException {
      assumeTrue(RealPeers.hasPymodbus(), "left out: pymodbus (python3-pymodbus) is not here");
      port = PeerProcess.freePort();
      server = RealPeers.pymodbus(frames, port);
    }

    @AfterAll
    void stop() throws IOException {
      if (server != null) {
        server.close();
      }
    }

    @Override
    LineSettings.Path path() {
      return new Tcp("127.0.0.1", port, framing);
    }

    @Override
    int silentUnit() {
      return 77;
    }
  }

  @Nested
  class ModbusTcpToLibmodbus extends ModbusLinkContract {
    private PeerProcess server;
    private int port;

    @BeforeAll
    void start() throws IOException {
      Optional<Path> program = RealPeers.libmodbus();
      assumeTrue(program.isPresent(), "left out: gcc, pkg-config or libmodbus-dev is not here");
      port = PeerProcess.freePort();
      server =
          PeerProcess.start(
              PeerProcess.listening(port), program.orElseThrow().toString(), "" + port);
    }

    @AfterAll
    void stop() throws IOException {
      if (server != null) {
        server.close();
      }
    }

    @Override
    LineSettings.Path path() {
      return new Tcp("127.0.0.1", port, TcpFraming.MODBUS_TCP);
    }

    @Override
    int silentUnit() {
      return 77;
    }

    @Override
    boolean answersForEveryUnit() {
      return true;
    }
  }

  @Nested
  class SerialToTheLineSimulator extends ModbusLinkContract {
    private PeerProcess simulator;
    private Path port;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
      Optional<Path> program = RealPeers.lineSimulator();
      assumeTrue(program.isPresent(), "left out: the benchmarks' line simulator is not here");
      Path link = folder.resolve("tty");
      simulator = RealPeers.line(program.orElseThrow(), 115200, 500, link);
      port = Files.readSymbolicLink(link);
    }

    @AfterAll
    void stop() throws IOException {
      if (simulator != null) {
        simulator.close();
      }
    }

    @Override
    LineSettings.Path path() {
      return new Serial(port.toString(), 115200, 8, Parity.NONE, 1);
    }

    @Override
    boolean holdsRegisters() {
      return false;
    }

    @Override
    int silentUnit() {
      return 99;
    }
  }

  @Nested
  class SolarmanV5ToTheKnownSlave extends Known {
    SolarmanV5ToTheKnownSlave() {
      super(Frames.V5, TcpFraming.SOLARMAN_V5);
    }
  }

  @Nested
  class ModbusTcpWithChecksumToTheKnownSlave extends Known {
    ModbusTcpWithChecksumToTheKnownSlave() {
      super(Frames.MBAP_CRC, TcpFraming.MODBUS_TCP_CRC);
    }
  }

  @Nested
  class WhatIsFoundOutToTheKnownSlave extends Known {
    WhatIsFoundOutToTheKnownSlave() {
      super(Frames.MBAP, TcpFraming.AUTO);
    }
  }

  /** Where nobody else has written a slave: ours, which shares no code with the line. */
  abstract static class Known extends ModbusLinkContract {
    private final Frames frames;
    private final TcpFraming framing;
    private KnownTcpServer server;

    Known(Frames frames, TcpFraming framing) {
      this.frames = frames;
      this.framing = framing;
    }

    @BeforeAll
    void start() throws IOException {
      KnownSlave slave =
          new KnownSlave(
              frames,
              Set.of(silentUnit()),
              (unit, function, address, count, image) ->
                  Arrays.setAll(image, index -> address + index));
      server = new KnownTcpServer(slave);
    }

    @AfterAll
    void stop() throws IOException {
      server.close();
    }

    @Override
    LineSettings.Path path() {
      return new Tcp("127.0.0.1", server.port(), framing);
    }

    @Override
    boolean holdsRegisters() {
      return false;
    }

    @Override
    int silentUnit() {
      return 77;
    }
  }
}
