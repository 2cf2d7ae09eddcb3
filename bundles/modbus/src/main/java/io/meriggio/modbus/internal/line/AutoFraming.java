// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import io.meriggio.device.Text;
import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A framing that is found out at the first exchange that anybody answers, and kept as long as the
 * line lives (stick-and-hub section 1.1). A stick that is off is asked again at a later exchange.
 */
final class AutoFraming implements Framing {
  private static final Logger LOG = LoggerFactory.getLogger(AutoFraming.class);

  private final String line;
  private final Wire wire;
  private final Detection detection;
  private final long gap;
  private final Function<TcpFraming, Framing> framings;
  private volatile Optional<Found> found = Optional.empty();

  private record Found(TcpFraming kind, Framing framing) {}

  /**
   * @param gap silence between two exchanges in nanoseconds
   * @param framings makes a framing over the same wire
   */
  AutoFraming(
      String line,
      Wire wire,
      Detection detection,
      long gap,
      Function<TcpFraming, Framing> framings) {
    this.line = line;
    this.wire = wire;
    this.detection = detection;
    this.gap = gap;
    this.framings = framings;
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public void opened() {
    found.ifPresent(known -> known.framing().opened());
  }

  @Override
  public void closing() {
    detection.cancel();
  }

  @Override
  public boolean isStale() {
    return found.map(known -> known.framing().isStale()).orElseGet(wire::isStale);
  }

  @Override
  public Text findings() {
    return found.map(AutoFraming::findings).orElse(Text.NONE);
  }

  private static Text findings(Found known) {
    String kind = known.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return text("line.detected", kind).and(", ", known.framing().findings());
  }

  @Override
  public int maxRead() {
    return found.map(known -> known.framing().maxRead()).orElseGet(wire::maxRead);
  }

  @Override
  public long silence(Exchange next) {
    return found.map(known -> known.framing().silence(next)).orElse(0L);
  }

  @Override
  public long run(Exchange exchange, long timeout) throws IOException {
    if (found.isEmpty()) {
      detect(exchange.unit());
      LockSupport.parkNanos(this, gap);
    }
    return found.orElseThrow().framing().run(exchange, timeout);
  }

  private void detect(int unit) throws IOException {
    TcpFraming kind = detection.detect(unit);
    Framing framing = framings.apply(kind);
    framing.opened();
    found = Optional.of(new Found(kind, framing));
    LOG.info("line {}: {} {}", line, wire.address(), findings());
  }

  @Override
  public void resynchronise() {
    found.ifPresentOrElse(known -> known.framing().resynchronise(), wire::close);
  }

  @Override
  public void giveUp() {
    found.ifPresentOrElse(known -> known.framing().giveUp(), wire::close);
  }

  @Override
  public boolean answersMayComeLate() {
    return found.map(known -> known.framing().answersMayComeLate()).orElse(false);
  }

  @Override
  public long secondAnswer(long timeout) {
    return found.map(known -> known.framing().secondAnswer(timeout)).orElse(0L);
  }
}
