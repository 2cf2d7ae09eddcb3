// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.internal.physics.Setpoints;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The registers of a G3 inverter that a master may write, and what they mean. */
final class G3Control {

  private static final int REMOTE_CONFIG = 0x0900;
  private static final int STORED_LIMIT = 0x0901;
  private static final int STORED_RAMP = 0x0902;
  private static final int EXPORT_MODE = 0x1023;
  private static final int EXPORT_POWER = 0x1024;
  private static final int ON_OFF = 0x1104;
  private static final int POWER_CONTROL = 0x1105;
  private static final int LIMIT = 0x1106;
  private static final int IMPORT_LIMIT = 0x1107;
  private static final int REACTIVE_PERCENT = 0x1108;
  private static final int POWER_FACTOR = 0x1109;
  private static final int RAMP = 0x110A;
  private static final int RESPONSE_TIME = 0x110B;

  /** Fast enough to watch: half of rated power in a second. Field captures show 100. */
  private static final int RAMP_PERCENT_PER_MINUTE = 3000;

  private final Map<Integer, Integer> words = new TreeMap<>();
  private final Consumer<Setpoints> inverter;
  private long storedWrites;

  /** Control in its factory state; each change is told to the inverter. */
  G3Control(Consumer<Setpoints> inverter) {
    this.inverter = inverter;
    // bits 0, 1, 6, 10, as captured: limits by stored value and remote on/off are allowed
    words.put(REMOTE_CONFIG, 1091);
    words.put(STORED_LIMIT, 1000);
    words.put(STORED_RAMP, 100);
    words.put(EXPORT_MODE, 0);
    words.put(EXPORT_POWER, 0);
    words.put(ON_OFF, 1);
    words.put(POWER_CONTROL, 0);
    words.put(LIMIT, 1000);
    words.put(IMPORT_LIMIT, 1000);
    words.put(REACTIVE_PERCENT, 0);
    words.put(POWER_FACTOR, 100);
    words.put(RAMP, RAMP_PERCENT_PER_MINUTE);
    words.put(RESPONSE_TIME, 10);
  }

  /** Puts what is set into the registers. */
  void show(RegisterBank bank) {
    words.forEach(bank::word);
  }

  /** How many writes went to registers that are stored. */
  long storedWrites() {
    return storedWrites;
  }

  /** Whether it is one of the registers here. */
  boolean has(int address) {
    return words.containsKey(address);
  }

  /** Whether it may run as far as the remote switch goes. */
  boolean running() {
    return words.get(ON_OFF) == 1 || !bit(REMOTE_CONFIG, 1);
  }

  /** Status bit S008: a limit from outside is in force. */
  boolean limiting() {
    return bit(POWER_CONTROL, 0) && words.get(LIMIT) < 1000;
  }

  /** Status bits S017 (cos phi), S018 (reactive percent) and S026 (stopped) of register 0x0478. */
  int statusBits() {
    boolean cosPhi = bit(POWER_CONTROL, 1) && bit(POWER_CONTROL, 2);
    boolean percent = bit(POWER_CONTROL, 1) && !bit(POWER_CONTROL, 2);
    return (cosPhi ? 1 : 0) | (percent ? 1 << 1 : 0) | (running() ? 0 : 1 << 9);
  }

  /** Function 0x10: all values or none. */
  Answer write(int address, int[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!words.containsKey(address + i)) {
        return Answer.ILLEGAL_ADDRESS;
      }
      if (!allowed(address + i, values[i])) {
        return Answer.ILLEGAL_VALUE;
      }
    }
    for (int i = 0; i < values.length; i++) {
      words.put(address + i, values[i]);
      storedWrites += address + i < POWER_CONTROL ? 1 : 0;
    }
    apply();
    return Answer.DONE;
  }

  private static boolean allowed(int address, int value) {
    return switch (address) {
      case ON_OFF -> value <= 1;
      case EXPORT_MODE -> value <= 2;
      case STORED_LIMIT, LIMIT, IMPORT_LIMIT -> value <= 1100;
      case REACTIVE_PERCENT -> Math.abs((short) value) <= 1000;
      case POWER_FACTOR -> Math.abs((short) value) <= 100;
      default -> true;
    };
  }

  /** Tells the inverter what the registers say. */
  void apply() {
    double limit = 1.1;
    if (bit(REMOTE_CONFIG, 0)) {
      limit = Math.min(limit, words.get(STORED_LIMIT) / 1000.0);
    }
    if (bit(POWER_CONTROL, 0)) {
      limit = Math.min(limit, words.get(LIMIT) / 1000.0);
    }
    boolean reactive = bit(POWER_CONTROL, 1);
    boolean byFactor = bit(POWER_CONTROL, 2);
    inverter.accept(
        new Setpoints(
            running(),
            limit,
            words.get(RAMP) / 6000.0,
            reactive && !byFactor ? signed(REACTIVE_PERCENT) / 1000.0 : 0,
            reactive && byFactor
                ? OptionalDouble.of(signed(POWER_FACTOR) / 100.0)
                : OptionalDouble.empty(),
            words.get(EXPORT_MODE) == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(words.get(EXPORT_POWER) * 100.0)));
  }

  private boolean bit(int address, int bit) {
    return (words.get(address) >> bit & 1) == 1;
  }

  private int signed(int address) {
    return words.get(address).shortValue();
  }
}
