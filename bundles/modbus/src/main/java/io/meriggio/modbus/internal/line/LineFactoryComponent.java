// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineFactory;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Serial;
import io.meriggio.modbus.line.LineSettings.Tcp;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Puts lines together: the wire of the path, its framing, the scheduler above. */
@Component(service = LineFactory.class)
public final class LineFactoryComponent implements LineFactory {
  private static final int STICK_PORT = 8899;

  /** Owners saw longer reads fail on the Ethernet stick (stick-and-hub section 1.4). */
  private static final int STICK_MAX_READ = 30;

  private static final int MAX_READ = 125;

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
    return new ScheduledLine(
        id, settings, maxRead(settings), framing(settings.path(), trace), nanoTime);
  }

  private static Framing framing(LineSettings.Path path, LineTrace trace) {
    if (path instanceof Tcp tcp) {
      Wire wire = new TcpWire(tcp.host(), tcp.port());
      return switch (tcp.framing()) {
        case MODBUS_TCP -> new MbapFraming(wire, trace);
        case RTU_OVER_TCP -> new RtuFraming(wire, trace);
      };
    }
    return new RtuFraming(new SerialWire((Serial) path), trace);
  }

  private static int maxRead(LineSettings settings) {
    return settings.path() instanceof Tcp tcp && tcp.port() == STICK_PORT
        ? STICK_MAX_READ
        : MAX_READ;
  }
}
