// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.internal.physics.StorageControl;
import io.meriggio.simulator.internal.physics.StorageOrders;
import io.meriggio.simulator.state.Storage;
import io.meriggio.simulator.state.StorageMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Work modes and passive commands of the old storage families (INVERTERS.md section 5.3). After 60
 * s without a heartbeat in passive mode the inverter falls into standby and stays there until it is
 * commanded again.
 */
final class OldPassiveMode {

  private static final int MODE = 0x1200;
  private static final int HEARTBEAT = 0x1211;
  private static final int STANDBY = 0x1212;
  private static final int DISCHARGE = 0x1213;
  private static final int CHARGE = 0x1214;
  private static final int GRID_TARGET = 0x1215;
  private static final int EXPORT_MODE = 0x1242;
  private static final int EXPORT_POWER = 0x1243;
  private static final int MAGIC = 0x5555;
  private static final int HEARTBEAT_SECONDS = 60;
  private static final int BEYOND_ALL = 1_000_000;

  private static final int ACCEPTED = 0;
  private static final int NOT_PASSIVE = 1;
  private static final int BAD_VALUE = 4;

  private final StorageControl control;
  private final double mostPower;
  private final Controls controls = new Controls();

  OldPassiveMode(StorageControl control, double mostPower) {
    this.control = control;
    this.mostPower = mostPower;
    control.timeout(HEARTBEAT_SECONDS, false);
    controls.stored(MODE, 0, value -> value <= 3);
    for (int address = 0x1201; address <= 0x120F; address++) {
      controls.stored(address, 0, value -> true);
    }
    controls
        .command(HEARTBEAT, value -> value == MAGIC)
        .command(STANDBY, value -> value == MAGIC)
        .command(DISCHARGE, value -> value <= mostPower)
        .command(CHARGE, value -> value <= mostPower)
        .command(GRID_TARGET, value -> Math.abs((short) value) <= 10_000)
        .command(EXPORT_MODE, value -> value <= 1)
        .command(EXPORT_POWER, value -> true);
  }

  void show(RegisterBank bank, StorageMode mode) {
    controls.put(MODE, mode.ordinal());
    controls.show(bank);
  }

  long storedWrites() {
    return controls.storedWrites();
  }

  /** Standard function 0x10; passive commands outside passive mode are refused. */
  Answer write(int address, int[] values, Storage storage) {
    boolean command = address >= STANDBY && address <= GRID_TARGET;
    if (command && storage.mode() != StorageMode.PASSIVE) {
      return Answer.ILLEGAL_VALUE;
    }
    List<Integer> written = new ArrayList<>();
    Optional<Answer> refused = controls.write(address, values, written);
    if (refused.isPresent()) {
      return refused.get();
    }
    written.forEach(this::apply);
    return Answer.DONE;
  }

  private void apply(int address) {
    switch (address) {
      case MODE -> control.mode(StorageMode.values()[controls.word(MODE)]);
      case HEARTBEAT -> control.heard();
      case STANDBY -> control.order(StorageOrders::idle);
      case DISCHARGE -> force(-controls.word(DISCHARGE));
      case CHARGE -> force(controls.word(CHARGE));
      case GRID_TARGET -> steer(-controls.signed(GRID_TARGET));
      case EXPORT_MODE, EXPORT_POWER -> limitExport();
      default -> {
        // timed and tariff rules are kept and shown, and rule nothing here
      }
    }
  }

  /** Battery power is forced, charging positive. */
  private void force(int watts) {
    control.order(before -> before.steering(0, watts, watts));
  }

  /** Exchange is steered to this, import positive, with all that the battery can. */
  private void steer(int watts) {
    control.order(before -> before.steering(watts, -BEYOND_ALL, BEYOND_ALL));
  }

  private void limitExport() {
    OptionalDouble limit =
        controls.word(EXPORT_MODE) == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(controls.word(EXPORT_POWER) * 100.0);
    control.order(
        before -> before.within(before.running(), before.limit(), limit, before.reactive()));
  }

  /** Functions 0x42 and 0x49: byte count 2, status, result. */
  Answer vendor(int function, int address, int value, Storage storage) {
    if (function == 0x49) {
      if (address != 0x2201 || value != 0x2202) {
        return Answer.ILLEGAL_ADDRESS;
      }
      control.heard();
      return answer(storage, ACCEPTED);
    }
    if (address < 0x0100 || address > 0x0103) {
      return Answer.ILLEGAL_ADDRESS;
    }
    if (storage.mode() != StorageMode.PASSIVE) {
      return Answer.Vendor.of(new byte[] {2, 0, NOT_PASSIVE});
    }
    int result = command(address, value);
    return answer(storage, result);
  }

  private int command(int address, int value) {
    switch (address) {
      case 0x0100 -> {
        if (value != MAGIC) {
          return BAD_VALUE;
        }
        control.order(StorageOrders::idle);
      }
      case 0x0103 -> {
        if (value != MAGIC && value != 0) {
          return BAD_VALUE;
        }
        steer(0);
      }
      default -> {
        if (value > mostPower) {
          return BAD_VALUE;
        }
        force(address == 0x0102 ? value : -value);
      }
    }
    return ACCEPTED;
  }

  private static Answer answer(Storage storage, int result) {
    double soc = storage.battery().soc();
    boolean full = soc >= 99.95;
    boolean empty = soc <= 10.05;
    int status = (full ? 0 : 1) | (empty ? 0 : 2) | (full ? 4 : 0) | (empty ? 8 : 0);
    return Answer.Vendor.of(new byte[] {2, (byte) status, (byte) result});
  }
}
