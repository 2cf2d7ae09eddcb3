// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LineTraceTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-06-21T12:00:00Z"), ZoneOffset.UTC);

  private final byte[] frame = {1, 3, 4, 4, 0, 1, (byte) 0xC4, (byte) 0xFB};

  @Test
  void framesAreKeptWithTimeAndDirection() {
    LineTrace trace = new LineTrace(logger(true), NOON);
    trace.sent(frame, 8);
    trace.received(frame, 2);
    trace.received(frame, 0);
    assertThat(trace.frames())
        .extracting(LineTrace.Frame::toString)
        .containsExactly(
            "2026-06-21T12:00:00Z > 01 03 04 04 00 01 C4 FB", "2026-06-21T12:00:00Z < 01 03");
  }

  @Test
  void onlyTheLast200AreKept() {
    LineTrace trace = new LineTrace(logger(true), NOON);
    for (int i = 0; i < 450; i++) {
      frame[0] = (byte) (i % 200);
      trace.sent(frame, 1);
    }
    assertThat(trace.frames()).hasSize(200);
    assertThat(trace.frames().get(199).hex()).isEqualTo("%02X".formatted(449 % 200));
  }

  @Test
  void nothingIsKeptWhenTheLoggerIsNotAtTrace() {
    LineTrace trace = new LineTrace(logger(false), NOON);
    trace.sent(frame, 8);
    assertThat(trace.frames()).isEmpty();
  }

  private static Logger logger(boolean tracing) {
    return (Logger)
        Proxy.newProxyInstance(
            Logger.class.getClassLoader(),
            new Class<?>[] {Logger.class},
            (proxy, method, arguments) -> method.getReturnType() == boolean.class ? tracing : null);
  }
}
