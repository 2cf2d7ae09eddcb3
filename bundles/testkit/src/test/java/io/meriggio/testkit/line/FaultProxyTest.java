// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.modbus.internal.line.LineFactoryComponent;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineFactory;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Parity;
import io.meriggio.modbus.line.LineSettings.Serial;
import io.meriggio.modbus.line.LineSettings.Tcp;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reads through spoilt answers: a value that is given is the right one. 1,000 reads a transport,
 * 100,000 with {@code -Dmeriggio.long=true}.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultProxyTest {
  private static final boolean LONG = Boolean.getBoolean("meriggio.long");
  private static final int READS = LONG ? 100_000 : 1_000;
  private static final Duration TIMEOUT = Duration.ofMillis(60);
  private static final Duration LATE = Duration.ofMillis(70);
  private static final Set<Reason> BACKED_OFF =
      EnumSet.of(Reason.OFFLINE, Reason.LINE_DOWN, Reason.PREEMPTED, Reason.WRONG_LOGGER_SERIAL);
  private static final double SHARE = LONG ? 0.15 : 0.05;

  private final AtomicLong leap = new AtomicLong();
  private int function;

  private final long seed = Long.getLong("meriggio.seed", new Random().nextLong());

  @BeforeEach
  void tellTheSeed() {
    System.out.println("FaultProxyTest: -Dmeriggio.seed=" + seed);
  }

  @Test
  void noWrongValueOverModbusTcp() throws Exception {
    overTcp(Frames.MBAP, TcpFraming.MODBUS_TCP);
  }

  @Test
  void noWrongValueOverRtuOnTcp() throws Exception {
    overTcp(Frames.RTU, TcpFraming.RTU_OVER_TCP);
  }

  @Test
  void noWrongValueOverModbusTcpWithChecksum() throws Exception {
    overTcp(Frames.MBAP_CRC, TcpFraming.MODBUS_TCP_CRC);
  }

  @Test
  void noWrongValueOverSolarmanV5() throws Exception {
    overTcp(Frames.V5, TcpFraming.SOLARMAN_V5);
  }

  @ParameterizedTest
  @EnumSource(Frames.class)
  void noWrongValueWhereTheFramingIsFoundOut(Frames frames) throws Exception {
    overTcp(frames, TcpFraming.AUTO);
  }

  @Test
  void noWrongValueOverAHub() throws Exception {
    Set<Fault> kinds = EnumSet.allOf(Fault.class);
    Faults faults = new Faults(Frames.MBAP, seed, SHARE, kinds, LATE);
    InetAddress address = Way.ownAddress();
    try (KnownTcpServer server = new KnownTcpServer(new KnownSlave(Frames.MBAP, Set.of()));
        FaultProxy proxy =
            new FaultProxy(server.port(), Frames.MBAP, faults, address, Way.HUB_PORT);
        Hurry hurry = new Hurry(leap)) {
      function = 3;
      readAll(
          new Tcp(address.getHostAddress(), proxy.port(), TcpFraming.MODBUS_TCP), faults, kinds);
    }
  }

  /** Shortens a Hub's pauses of seconds: they don't show in values. */
  private static final class Hurry implements AutoCloseable {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(200);

    private final Thread reader = Thread.currentThread();
    private final Thread thread;
    private volatile boolean over;

    Hurry(AtomicLong leap) {
      thread = new Thread(() -> push(leap), "hurry");
      thread.setDaemon(true);
      thread.start();
    }

    private void push(AtomicLong leap) {
      while (!over) {
        leap.addAndGet(STEP);
        LockSupport.unpark(reader);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }

    @Override
    public void close() throws InterruptedException {
      over = true;
      thread.join();
    }
  }

  private void overTcp(Frames frames, TcpFraming framing) throws Exception {
    Faults faults = new Faults(frames, seed, SHARE, EnumSet.allOf(Fault.class), LATE);
    try (KnownTcpServer server = new KnownTcpServer(new KnownSlave(frames, Set.of()));
        FaultProxy proxy = new FaultProxy(server.port(), frames, faults)) {
      readAll(new Tcp("127.0.0.1", proxy.port(), framing), faults, EnumSet.allOf(Fault.class));
    }
  }

  @Test
  void noWrongValueOverASerialLine(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(RealPeers.hasSocat(), "left out: socat is not here");
    Path one = folder.resolve("master");
    Path other = folder.resolve("slave");
    Set<Fault> kinds = EnumSet.complementOf(EnumSet.of(Fault.BROKEN));
    Faults faults = new Faults(Frames.RTU, seed, SHARE, kinds, LATE);
    try (PeerProcess pair = RealPeers.pair(one, other);
        SerialSlave slave = new SerialSlave(other, new KnownSlave(Frames.RTU, Set.of()), faults)) {
      String port = Files.readSymbolicLink(one).toString();
      readAll(new Serial(port, 115200, 8, Parity.NONE, 1), faults, kinds);
      assertThat(slave.failure()).isEmpty();
    }
  }

  private void readAll(LineSettings.Path path, Faults faults, Set<Fault> kinds) {
    LineSettings settings = new LineSettings(path, TIMEOUT, Duration.ZERO, 5, true);
    try (Line line = lines().create("spoilt", settings)) {
      SplittableRandom random = new SplittableRandom(seed);
      int failed = 0;
      for (int i = 0; i < READS; i++) {
        failed += read(line.link(), random) ? 0 : 1;
      }
      System.out.printf(
          "%s: %d reads, 0 wrong, %d failed; made %s; %s%n",
          path, READS, failed, faults.made(), line.figures());
      // a busy machine adds time-outs of its own: this only says that most reads were answered
      assertThat(failed).as("failed reads").isLessThan(READS / 10);
      assertThat(faults.made()).as("faults that were made").containsOnlyKeys(kinds);
    }
  }

  /** Lines whose clock can leap over a back-off. */
  private LineFactory lines() {
    return new LineFactoryComponent(() -> System.nanoTime() + leap.get(), Clock.systemUTC());
  }

  private void leapOverBackOff(Reason reason) {
    if (reason == Reason.OFFLINE) {
      // what may still come late comes in real time
      LockSupport.parkNanos(2 * TIMEOUT.toNanos());
    }
    if (BACKED_OFF.contains(reason)) {
      leap.addAndGet(TimeUnit.SECONDS.toNanos(60));
    }
  }

  private boolean read(ModbusLink link, SplittableRandom random) {
    int unit = 1 + random.nextInt(3);
    int asked = function == 0 ? 3 + random.nextInt(2) : function;
    // few lengths, so that many answers have the shape of another
    int count = 1 + random.nextInt(4);
    int address = random.nextInt(60_000);
    int[] image = new int[count];
    try {
      link.read(Turn.FAST_POLL, unit, asked, address, count, image, 0);
    } catch (DeviceException failed) {
      leapOverBackOff(failed.reason());
      return false;
    }
    for (int i = 0; i < count; i++) {
      assertThat(image[i])
          .as("unit %d function %d register %d, seed %d", unit, asked, address + i, seed)
          .isEqualTo(KnownRegisters.value(unit, asked, address + i));
    }
    return true;
  }
}
