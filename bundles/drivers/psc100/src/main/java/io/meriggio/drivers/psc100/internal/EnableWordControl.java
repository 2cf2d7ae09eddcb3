// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import static io.meriggio.drivers.psc100.internal.PlantPoints.LIMIT;
import static io.meriggio.drivers.psc100.internal.PlantPoints.POWER;
import static io.meriggio.drivers.psc100.internal.PlantPoints.POWER_FACTOR;
import static io.meriggio.drivers.psc100.internal.PlantPoints.REACTIVE;
import static io.meriggio.drivers.psc100.internal.PlantPoints.REACTIVE_PERCENT;
import static io.meriggio.drivers.psc100.internal.PlantPoints.WATCHDOG;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.modbus.MappedRegisters;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Set-points behind a word of enable bits: the plant's block 0x0301 and an inverter's 0x1105
 * (OTHER-DEVICES, section 5). The bits and the value go out in one frame from the enable word to
 * the last register that changes; what lies between them is written as it is.
 */
final class EnableWordControl implements Control {

  /** Where the enable word and the values lie, in the order of their registers. */
  enum Layout {
    PLANT(
        "control_enable",
        List.of(LIMIT, REACTIVE_PERCENT, POWER_FACTOR, "ramp_rate", POWER, REACTIVE),
        4),
    INVERTER(
        "inverter_power_control",
        List.of(LIMIT, "inverter_import_power_limit", REACTIVE_PERCENT, POWER_FACTOR),
        6);

    private final String enable;
    private final List<String> values;
    private final int factorBits;

    Layout(String enable, List<String> values, int factorBits) {
      this.enable = enable;
      this.values = values;
      this.factorBits = factorBits;
    }
  }

  private static final int LIMIT_BIT = 1;
  private static final int REACTIVE_BIT = 2;
  private static final int REACTIVE_BITS = 6;

  /** What a value is while nothing is asked of it. */
  private static final Map<String, Value> NEUTRAL =
      Map.of(
          LIMIT, Value.of(100),
          REACTIVE_PERCENT, Value.of(0),
          POWER_FACTOR, Value.of(1),
          POWER, Value.of(-1),
          REACTIVE, Value.of(0));

  /** The absolute value and the one in percent stand for the same: only one may ask. */
  private static final Map<String, String> ALTERNATIVE =
      Map.of(LIMIT, POWER, POWER, LIMIT, REACTIVE_PERCENT, REACTIVE, REACTIVE, REACTIVE_PERCENT);

  private static final int DEFAULT_WATCHDOG = 60;
  private static final int SHORTEST_WATCHDOG = 45;

  private final MappedRegisters registers;
  private final Layout layout;
  private final Set<String> sent = new LinkedHashSet<>();

  EnableWordControl(MappedRegisters registers, Layout layout) {
    this.registers = registers;
    this.layout = layout;
  }

  @Override
  public Set<String> setPoints() {
    Set<String> ids = new LinkedHashSet<>(PlantPoints.SET_POINTS);
    ids.retainAll(layout.values);
    ids.removeIf(id -> !registers.writes(id) || !registers.writes(layout.enable));
    return ids;
  }

  @Override
  public void send(String id, Value value) throws DeviceException {
    if (sent.isEmpty()) {
      watch();
    }
    sent.add(id);
    Map<String, Value> changes = new LinkedHashMap<>();
    changes.put(id, value);
    String other = ALTERNATIVE.get(id);
    if (other != null && registers.writes(other) && !registers.holds(other, NEUTRAL.get(other))) {
      changes.put(other, NEUTRAL.get(other));
    }
    write(enabled() & ~cleared(id) | bits(id), changes);
  }

  /** A plant that would wait for us for ever is told to watch; its action stays the site's. */
  private void watch() throws DeviceException {
    if (registers.writes(WATCHDOG)
        && registers.number(WATCHDOG).filter(s -> s >= SHORTEST_WATCHDOG).isEmpty()) {
      registers.write(WATCHDOG, Value.of(DEFAULT_WATCHDOG));
    }
  }

  private void write(int enable, Map<String, Value> changes) throws DeviceException {
    Map<String, Value> frame = new LinkedHashMap<>();
    frame.put(layout.enable, Value.of(enable));
    Map<String, Value> between = new LinkedHashMap<>();
    for (String id : layout.values) {
      if (changes.containsKey(id)) {
        frame.putAll(between);
        between.clear();
        frame.put(id, changes.get(id));
      } else if (registers.writes(id)) {
        between.put(id, present(id));
      }
    }
    registers.writeTogether(frame);
  }

  private Value present(String id) throws DeviceException {
    return registers
        .reading(id)
        .flatMap(reading -> reading.value())
        .orElseThrow(() -> unreadable(id));
  }

  private int enabled() throws DeviceException {
    return registers
        .number(layout.enable)
        .map(Double::intValue)
        .orElseThrow(() -> unreadable(layout.enable));
  }

  private static DeviceException unreadable(String id) {
    return new DeviceException(Reason.DEVICE_ERROR, PscTexts.text("unreadable", id));
  }

  private int bits(String id) {
    return switch (id) {
      case LIMIT, POWER -> LIMIT_BIT;
      case POWER_FACTOR -> layout.factorBits;
      default -> REACTIVE_BIT;
    };
  }

  private static int cleared(String id) {
    return id.equals(LIMIT) || id.equals(POWER) ? 0 : REACTIVE_BITS;
  }

  @Override
  public boolean holds(String id, Value value) throws DeviceException {
    int mask = bits(id) | cleared(id);
    return registers.holds(id, value) && (enabled() & mask) == bits(id);
  }

  @Override
  public void release() throws DeviceException {
    if (sent.isEmpty()) {
      return;
    }
    int enable = enabled();
    Map<String, Value> changes = new LinkedHashMap<>();
    for (String id : sent) {
      enable &= ~(bits(id) | cleared(id));
      changes.put(id, Optional.ofNullable(NEUTRAL.get(id)).orElse(Value.of(0)));
    }
    write(enable, changes);
    sent.clear();
  }

  @Override
  public boolean isHeld() {
    return !sent.isEmpty();
  }

  @Override
  public Duration refresh() {
    return Duration.ofSeconds(20);
  }
}
