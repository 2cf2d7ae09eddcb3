// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.CanFrame;
import io.meriggio.device.CanLink;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A charge point by its frames: it is told, and listened to for the effect. */
final class CanPort implements ChargePort {

  private static final double SAME = 1e-6;

  private final CanLink link;
  private final CanProfile profile;
  private final int unit;
  private final CanEar ear;
  private final Clock clock;
  private Instant lastTold = Instant.MIN;

  /** Hears what has come meanwhile. */
  interface CanEar {
    /** The newest reading of a point. */
    Optional<Reading> newest(String point) throws DeviceException;
  }

  CanPort(CanLink link, CanProfile profile, int unit, CanEar ear, Clock clock) {
    this.link = link;
    this.profile = profile;
    this.unit = unit;
    this.ear = ear;
    this.clock = clock;
  }

  @Override
  public void write(Map<String, Value> values) throws DeviceException {
    Map<Integer, byte[]> frames = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Value> each : values.entrySet()) {
        CanRow row = profile.out(each.getKey()).orElseThrow(IllegalArgumentException::new);
        row.write(each.getValue(), frames.computeIfAbsent(row.canId(), this::empty));
      }
    } catch (IllegalArgumentException e) {
      throw new DeviceException(Reason.OUT_OF_RANGE, String.valueOf(e.getMessage()), e);
    }
    for (Map.Entry<Integer, byte[]> frame : frames.entrySet()) {
      link.send(CanFrame.of(frame.getKey() + unit, false, frame.getValue()));
    }
    lastTold = clock.instant();
  }

  /** As many bytes as the rows of a frame need. */
  private byte[] empty(int canId) {
    int last =
        profile.rows().stream()
            .filter(row -> row.isOut() && row.canId() == canId)
            .mapToInt(CanRow::last)
            .max()
            .orElse(0);
    return new byte[last + 1];
  }

  @Override
  public void heartbeat() throws DeviceException {
    Instant told = lastTold;
    write(Map.of(ChargeControl.HEARTBEAT, Value.of(1)));
    lastTold = told;
  }

  @Override
  public boolean canWrite(String point) {
    return profile.out(point).isPresent();
  }

  @Override
  public boolean canShow(String point) {
    return profile.in(point).isPresent();
  }

  /** Only what came after the last telling shows an effect. */
  @Override
  public boolean shows(String point, Value value) throws DeviceException {
    return ear.newest(point)
        .filter(reading -> !reading.at().isBefore(lastTold))
        .flatMap(Reading::value)
        .filter(shown -> isSame(shown, value))
        .isPresent();
  }

  private static boolean isSame(Value shown, Value wanted) {
    return shown instanceof Value.Numeric a && wanted instanceof Value.Numeric b
        ? Math.abs(a.number() - b.number()) < SAME
        : shown.equals(wanted);
  }
}
