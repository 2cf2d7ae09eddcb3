// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.meriggio.device.Point;
import io.meriggio.device.Unit;
import io.meriggio.device.Value;
import io.meriggio.device.Vocabulary;

/** Whether points and values are as the vocabulary says. */
final class VocabularyRules {

  private VocabularyRules() {}

  /** A well-known point has its unit and kind, and can be commanded only where some family can. */
  static void keeps(Point point) {
    Vocabulary.entry(point.id())
        .ifPresent(
            entry ->
                assertAll(
                    point.id(),
                    () -> assertEquals(entry.kind(), point.kind()),
                    () -> assertEquals(entry.unit(), point.unit()),
                    () -> assertTrue(point.command().isEmpty() || entry.commandable())));
    assertTrue(point.kind() == Point.Kind.NUMBER || point.unit() == Unit.NONE, point.id());
  }

  /** A value is of its point's kind, and not negative where the point never is. */
  static void fits(Point point, Value value) {
    switch (point.kind()) {
      case NUMBER -> {
        double number = assertInstanceOf(Value.Numeric.class, value, point.id()).number();
        boolean magnitude =
            Vocabulary.entry(point.id()).map(Vocabulary.Entry::magnitude).orElse(false);
        assertTrue(!magnitude || number >= 0, point.id() + " = " + number);
      }
      case FLAG -> assertInstanceOf(Value.Flag.class, value, point.id());
      case TEXT ->
          assertFalse(assertInstanceOf(Value.Text.class, value, point.id()).text().isBlank());
      case FAULTS -> assertInstanceOf(Value.Faults.class, value, point.id());
    }
  }
}
