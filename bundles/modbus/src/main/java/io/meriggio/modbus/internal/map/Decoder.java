// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.map;

import io.meriggio.device.Point;
import io.meriggio.device.Reading;
import java.time.Instant;

/** Makes a reading of registers. Immutable; never throws on any content of the registers. */
@FunctionalInterface
public interface Decoder {
  /**
   * @param image registers, 0…0xFFFF each
   * @param index where the row begins in it
   */
  Reading read(Point point, int[] image, int index, Instant at);
}
