// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import io.meriggio.device.ModbusLink.Turn;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Who waits for a line and who goes next: the highest class first, within a class the one that came
 * first. A class that was passed over {@value #PATIENCE} times goes next whatever waits, so that a
 * busy line starves nobody.
 *
 * <p>Not safe for several threads at once: {@link Turns} guards it.
 *
 * @param <W> what waits
 */
final class TurnOrder<W> {
  /** How often a class lets a higher one go first. */
  static final int PATIENCE = 8;

  private static final Turn[] CLASSES = Turn.values();

  private final Deque<W>[] waiting = queues();
  private final int[] passedOver = new int[CLASSES.length];

  void add(Turn turn, W waiter) {
    waiting[turn.ordinal()].addLast(waiter);
  }

  /** Takes back one that no longer waits. */
  void remove(Turn turn, W waiter) {
    waiting[turn.ordinal()].remove(waiter);
    forgetEmpty(turn.ordinal());
  }

  /** Takes out the one that goes next. */
  Optional<W> next() {
    int chosen = chosenClass();
    if (chosen < 0) {
      return Optional.empty();
    }
    for (int lower = chosen + 1; lower < CLASSES.length; lower++) {
      passedOver[lower] += waiting[lower].isEmpty() ? 0 : 1;
    }
    passedOver[chosen] = 0;
    Optional<W> next = Optional.of(waiting[chosen].removeFirst());
    forgetEmpty(chosen);
    return next;
  }

  private int chosenClass() {
    int first = -1;
    for (int i = CLASSES.length - 1; i >= 0; i--) {
      if (passedOver[i] >= PATIENCE) {
        return i;
      }
      first = waiting[i].isEmpty() ? first : i;
    }
    return first;
  }

  /** How many wait. */
  int size() {
    return Arrays.stream(waiting).mapToInt(Deque::size).sum();
  }

  private void forgetEmpty(int index) {
    if (waiting[index].isEmpty()) {
      passedOver[index] = 0;
    }
  }

  @SuppressWarnings("unchecked")
  private static <W> Deque<W>[] queues() {
    Deque<W>[] queues = new Deque[CLASSES.length];
    Arrays.setAll(queues, i -> new ArrayDeque<>());
    return queues;
  }
}
