// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import io.meriggio.device.Value;
import java.util.List;

/** The cabinet's operating modes as the vocabulary's {@code storage_mode} tells them. */
enum StorageMode {
  /** The cabinet's own control. */
  SELF_CONSUMPTION,
  /** Remote dispatch: the set-points of the gateway act. */
  FORCED,
  /** Everything else; it can't be commanded. */
  OTHER;

  /** A mode that somebody at the cabinet has chosen: it is not taken back from afar. */
  static final String LOCAL = "MANUAL_LOCAL";

  /** Numbers of the reference map, for a map whose row gives no words. */
  private static final int SELF_CONSUMPTION_NUMBER = 1;

  private static final int REMOTE_DISPATCH_NUMBER = 4;

  /** The mode that a word of the map names. */
  static StorageMode of(String word) {
    return switch (word) {
      case "SELF_CONSUMPTION", "STATE_" + SELF_CONSUMPTION_NUMBER -> SELF_CONSUMPTION;
      case "REMOTE_DISPATCH", "FORCED", "STATE_" + REMOTE_DISPATCH_NUMBER -> FORCED;
      default -> OTHER;
    };
  }

  /** What a command writes for it: the map's word, or the number where the map has no words. */
  Value commanded(List<String> words) {
    return words.stream()
        .filter(word -> of(word) == this)
        .findFirst()
        .map(Value::of)
        .orElseGet(
            () -> Value.of(this == FORCED ? REMOTE_DISPATCH_NUMBER : SELF_CONSUMPTION_NUMBER));
  }
}
