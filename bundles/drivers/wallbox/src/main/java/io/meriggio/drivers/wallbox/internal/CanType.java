// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.Point.Kind;
import java.util.Locale;

/** How the bytes of a row are a value. */
enum CanType {
  U8(1, false, Kind.NUMBER),
  I8(1, true, Kind.NUMBER),
  U16(2, false, Kind.NUMBER),
  I16(2, true, Kind.NUMBER),
  U32(4, false, Kind.NUMBER),
  I32(4, true, Kind.NUMBER),
  ENUM8(1, false, Kind.TEXT),
  BITS16(2, false, Kind.FAULTS),
  HEX32(4, false, Kind.TEXT),
  /** As many bytes as the row says, in each of its frames. */
  ASCII(0, false, Kind.TEXT);

  private final int length;
  private final boolean signed;
  private final Kind kind;

  CanType(int length, boolean signed, Kind kind) {
    this.length = length;
    this.signed = signed;
    this.kind = kind;
  }

  /** The word in a profile. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Bytes, 0 = any number. */
  int length() {
    return length;
  }

  boolean isSigned() {
    return signed;
  }

  Kind kind() {
    return kind;
  }

  boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  long smallest() {
    return signed ? -(1L << (8 * length - 1)) : 0;
  }

  long largest() {
    return (1L << (8 * length - (signed ? 1 : 0))) - 1;
  }
}
