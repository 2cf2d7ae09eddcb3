// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.internal.physics.StorageControl;
import io.meriggio.simulator.state.StorageMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a master may write to a G3 hybrid: limits as on the string inverters, and passive mode
 * (INVERTERS.md section 5.1) with its triple, its time-out and the stored mode.
 */
final class HydG3Control {

  private static final int MODE = 0x1110;
  private static final int TIMEOUT = 0x1184;
  private static final int TIMEOUT_ACTION = 0x1185;
  private static final int GRID_TARGET = 0x1187;
  private static final int LEAST = 0x1189;
  private static final int MOST = 0x118B;
  private static final int SELL_LIMIT = 0x118D;
  private static final int BUY_LIMIT = 0x118F;

  private final StorageControl storage;
  private final G3Control limits;
  private final Controls controls = new Controls();

  HydG3Control(StorageControl storage) {
    this.storage = storage;
    limits =
        new G3Control(
            wanted ->
                storage.order(
                    before ->
                        before.within(
                            wanted.running(),
                            wanted.limit(),
                            wanted.exportLimit(),
                            wanted.reactive())));
    controls
        .stored(MODE, 0, value -> value <= 3)
        .word(TIMEOUT, 0, value -> true)
        .word(TIMEOUT_ACTION, 0, value -> value <= 1)
        .pair(GRID_TARGET, 0)
        .pair(LEAST, 0)
        .pair(MOST, 0)
        .pair(SELL_LIMIT, 0)
        .pair(BUY_LIMIT, 0);
    storage.timeout(0, false);
  }

  void heard() {
    storage.heard();
  }

  long storedWrites() {
    return limits.storedWrites() + controls.storedWrites();
  }

  boolean running() {
    return limits.running();
  }

  boolean limiting() {
    return limits.limiting();
  }

  int statusBits() {
    return limits.statusBits();
  }

  /** Puts what is set into the registers; the mode may have gone back by itself. */
  void show(RegisterBank bank, StorageMode mode) {
    controls.put(MODE, mode.ordinal());
    controls.show(bank);
    limits.show(bank);
  }

  /** Function 0x10: all values or none; the triple in one request. */
  Answer write(int address, int[] values) {
    if (limits.has(address)) {
      return limits.write(address, values);
    }
    Optional<Answer> torn = torn(address, values);
    if (torn.isPresent()) {
      return torn.get();
    }
    List<Integer> written = new ArrayList<>();
    Optional<Answer> refused = controls.write(address, values, written);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (written.contains(MODE)) {
      storage.mode(StorageMode.values()[controls.word(MODE)]);
    }
    if (written.contains(TIMEOUT) || written.contains(TIMEOUT_ACTION)) {
      storage.timeout(controls.word(TIMEOUT), controls.word(TIMEOUT_ACTION) == 1);
    }
    if (written.contains(GRID_TARGET) || written.contains(BUY_LIMIT)) {
      steer();
    }
    return Answer.DONE;
  }

  private void steer() {
    int buy = controls.wide(BUY_LIMIT);
    storage.order(
        before ->
            before
                .steering(controls.wide(GRID_TARGET), controls.wide(LEAST), controls.wide(MOST))
                .drawingAtMost(buy > 0 ? OptionalDouble.of(buy) : OptionalDouble.empty()));
  }

  /** 0x1187 to 0x118C must come in one request, lower bound not above the upper one. */
  private static Optional<Answer> torn(int address, int[] values) {
    boolean touches = address <= MOST + 1 && address + values.length > GRID_TARGET;
    if (!touches) {
      return Optional.empty();
    }
    if (address != GRID_TARGET || values.length < 6) {
      return Optional.of(Answer.ILLEGAL_ADDRESS);
    }
    int least = values[2] << 16 | values[3];
    int most = values[4] << 16 | values[5];
    return least > most ? Optional.of(Answer.ILLEGAL_VALUE) : Optional.empty();
  }
}
