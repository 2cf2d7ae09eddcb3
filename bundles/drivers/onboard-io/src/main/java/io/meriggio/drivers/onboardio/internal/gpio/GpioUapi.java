// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal.gpio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The kernel's structures and numbers of {@code <linux/gpio.h>}, uAPI v2 (Linux 5.10 and newer), as
 * x86, ARM and RISC-V lay them out. A test compares them with what a C compiler makes of the
 * header.
 */
final class GpioUapi {

  /** {@code GPIO_V2_GET_LINE_IOCTL}. */
  static final long GET_LINE = 0xC250B407L;

  /** {@code GPIO_V2_LINE_GET_VALUES_IOCTL}. */
  static final long GET_VALUES = 0xC010B40EL;

  /** {@code GPIO_V2_LINE_SET_VALUES_IOCTL}. */
  static final long SET_VALUES = 0xC010B40FL;

  /** {@code enum gpio_v2_line_flag}. */
  static final long ACTIVE_LOW = 1 << 1;

  static final long INPUT = 1 << 2;
  static final long OUTPUT = 1 << 3;
  static final long OPEN_DRAIN = 1 << 6;
  static final long BIAS_PULL_UP = 1 << 8;
  static final long BIAS_PULL_DOWN = 1 << 9;

  /** {@code enum gpio_v2_line_attr_id}: {@code GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES}. */
  static final int OUTPUT_VALUES = 2;

  /** {@code struct gpio_v2_line_request}: size and offsets in bytes. */
  static final int REQUEST_SIZE = 592;

  static final int OFFSETS = 0;
  static final int CONSUMER = 256;
  static final int FLAGS = 288;
  static final int NUM_ATTRS = 296;
  static final int ATTR_ID = 320;
  static final int ATTR_VALUES = 328;
  static final int ATTR_MASK = 336;
  static final int NUM_LINES = 560;
  static final int FD = 588;

  /** {@code struct gpio_v2_line_values}. */
  static final int VALUES_SIZE = 16;

  static final int BITS = 0;
  static final int MASK = 8;

  private static final String NAME = "meriggio";

  private GpioUapi() {}

  /** Asks for one line; an output is to be inactive from the start. */
  static ByteBuffer request(LineSpec spec, boolean output) {
    ByteBuffer request = structure(REQUEST_SIZE);
    request.putInt(OFFSETS, spec.offset());
    request.put(CONSUMER, NAME.getBytes(StandardCharsets.US_ASCII));
    request.putLong(FLAGS, flags(spec, output));
    request.putInt(NUM_LINES, 1);
    if (output) {
      request.putInt(NUM_ATTRS, 1);
      request.putInt(ATTR_ID, OUTPUT_VALUES);
      request.putLong(ATTR_VALUES, 0);
      request.putLong(ATTR_MASK, 1);
    }
    return request;
  }

  private static long flags(LineSpec spec, boolean output) {
    long flags = output ? OUTPUT : INPUT;
    for (LineSpec.Trait trait : spec.traits()) {
      flags |=
          switch (trait) {
            case ACTIVE_LOW -> ACTIVE_LOW;
            case OPEN_DRAIN -> OPEN_DRAIN;
            case PULL_UP -> BIAS_PULL_UP;
            case PULL_DOWN -> BIAS_PULL_DOWN;
          };
    }
    return flags;
  }

  /** Asks for, or sets, the value of the first line of a request. */
  static ByteBuffer values(boolean active) {
    ByteBuffer values = structure(VALUES_SIZE);
    values.putLong(BITS, active ? 1 : 0);
    values.putLong(MASK, 1);
    return values;
  }

  private static ByteBuffer structure(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }
}
