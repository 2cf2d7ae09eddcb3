// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineFactory;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Serial;
import io.meriggio.modbus.line.LineSettings.Tcp;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Puts lines together: the wire of the path, its framing, the scheduler above. */
@Component(service = LineFactory.class)
public final class LineFactoryComponent implements LineFactory {
  private final LongSupplier nanoTime;
  private final Clock clock;

  @Activate
  public LineFactoryComponent() {
    this(System::nanoTime, Clock.systemUTC());
  }

  /**
   * @param nanoTime the monotonic clock of silences and back-offs
   * @param clock the time that traces are stamped with
   */
  public LineFactoryComponent(LongSupplier nanoTime, Clock clock) {
    this.nanoTime = nanoTime;
    this.clock = clock;
  }

  @Override
  public Line create(String id, LineSettings settings) {
    LineTrace trace = new LineTrace(id, clock);
    Framing framing =
        settings.path() instanceof Tcp tcp
            ? overTcp(id, tcp, settings.gap().toNanos(), trace)
            : new RtuFraming(new SerialWire((Serial) settings.path()), trace);
    return new ScheduledLine(id, settings, framing, nanoTime);
  }

  private Framing overTcp(String id, Tcp tcp, long gap, LineTrace trace) {
    if (tcp.framing() != TcpFraming.AUTO) {
      return framing(wire(tcp), tcp, tcp.framing(), gap, trace);
    }
    SplittableRandom random = new SplittableRandom();
    Wire wire = wire(tcp);
    Detection detection =
        new Detection(wire, trace, tcp.loggerSerial(), gap, () -> random.nextInt(0x10000));
    return new AutoFraming(id, wire, detection, gap, kind -> framing(wire, tcp, kind, gap, trace));
  }

  private static Wire wire(Tcp tcp) {
    int connectMillis =
        tcp.framing() == TcpFraming.SOLARMAN_V5
            ? TcpWire.LOGGER_CONNECT_MILLIS
            : TcpWire.CONNECT_MILLIS;
    return new TcpWire(tcp.host(), tcp.port(), connectMillis);
  }

  private Framing framing(Wire wire, Tcp tcp, TcpFraming kind, long gap, LineTrace trace) {
    SplittableRandom random = new SplittableRandom();
    return switch (kind) {
      case MODBUS_TCP -> new MbapFraming(wire, trace, false);
      case MODBUS_TCP_CRC -> new MbapFraming(wire, trace, true);
      case RTU_OVER_TCP -> new RtuFraming(wire, trace);
      case SOLARMAN_V5 ->
          new V5Framing(wire, trace, tcp.loggerSerial(), gap, clock, () -> random.nextInt(255));
      case AUTO -> throw new IllegalArgumentException("auto is found out, not made");
    };
  }
}
