// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal.gpio;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of a GPIO chip.
 *
 * @param chip the name of the device file in {@code /dev}
 * @param offset the line's number on the chip, from 0
 * @param traits how it is wired
 */
public record LineSpec(String chip, int offset, Set<Trait> traits) {

  private static final String CHIP = "[A-Za-z][A-Za-z0-9_-]{0,39}";
  private static final String OFFSET = "\\d{1,4}";

  public LineSpec {
    traits = Set.copyOf(traits);
  }

  /** How a line is wired. */
  public enum Trait {
    ACTIVE_LOW("active-low"),
    OPEN_DRAIN("open-drain"),
    PULL_UP("pull-up"),
    PULL_DOWN("pull-down");

    private final String word;

    Trait(String word) {
      this.word = word;
    }

    private static Optional<Trait> of(String word) {
      return Arrays.stream(values()).filter(trait -> trait.word.equals(word)).findFirst();
    }
  }

  /** Reads a setting; such as {@code gpiochip0 17 active-low}; empty when it is none. */
  public static Optional<LineSpec> parse(String text) {
    List<String> words = List.of(text.trim().split(" +"));
    if (words.size() < 2 || !words.get(0).matches(CHIP) || !words.get(1).matches(OFFSET)) {
      return Optional.empty();
    }
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    for (String word : words.subList(2, words.size())) {
      Optional<Trait> trait = Trait.of(word);
      if (trait.isEmpty() || !traits.add(trait.get())) {
        return Optional.empty();
      }
    }
    return traits.contains(Trait.PULL_UP) && traits.contains(Trait.PULL_DOWN)
        ? Optional.empty()
        : Optional.of(new LineSpec(words.get(0), Integer.parseInt(words.get(1)), traits));
  }

  /** The chip and the line, for messages. */
  @Override
  public String toString() {
    return "line " + offset + " of " + chip;
  }
}
