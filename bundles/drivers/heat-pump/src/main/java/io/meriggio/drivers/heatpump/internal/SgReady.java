// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.heatpump.internal;

import io.meriggio.device.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The four states of SG Ready, and the request to follow the input contacts instead. */
enum SgReady {
  CONTACTS,
  LOCK,
  NORMAL,
  RECOMMENDED,
  FORCED;

  /** The state that a word of a map names: {@code RECOMMENDED_ON}, {@code FOLLOW_THE_CONTACTS}. */
  static Optional<SgReady> of(String word) {
    return Arrays.stream(values()).filter(state -> word.contains(state.name())).findFirst();
  }

  /** What a command may name when a map's row has these words, in our words. */
  static List<String> words(List<String> ofMap) {
    return ofMap.stream().flatMap(word -> of(word).stream()).map(Enum::name).distinct().toList();
  }

  /** The same command in the word of the map. */
  static Value inWordsOf(List<String> ofMap, Value value) {
    return value instanceof Value.Text wanted
        ? ofMap.stream()
            .filter(word -> of(word).filter(s -> s.name().equals(wanted.text())).isPresent())
            .findFirst()
            .map(Value::of)
            .orElse(value)
        : value;
  }
}
