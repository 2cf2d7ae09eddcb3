// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import static io.meriggio.drivers.psc100.internal.PlantPoints.LIMIT;
import static io.meriggio.drivers.psc100.internal.PlantPoints.POWER_FACTOR;
import static io.meriggio.drivers.psc100.internal.PlantPoints.REACTIVE_PERCENT;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Value;
import io.meriggio.modbus.MappedRegisters;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The immediate controls of SunSpec model 123: value, window, reversion time (the watchdog), ramp
 * and enable together in one frame, sent again every 60 s (OTHER-DEVICES, section 5).
 */
final class SunSpecControl implements Control {

  /** After this time without a frame the device drops the set-point by itself, in s. */
  static final int REVERSION = 120;

  /** The rows of a frame; those without a value of their own are 0. */
  private static final Map<String, List<String>> FRAMES =
      Map.of(
          LIMIT,
          List.of(
              LIMIT,
              "m123_wmaxlimpct_wintms",
              "m123_wmaxlimpct_rvrttms",
              "m123_wmaxlimpct_rmptms",
              "m123_wmaxlim_ena"),
          POWER_FACTOR,
          List.of(
              POWER_FACTOR,
              "m123_outpfset_wintms",
              "m123_outpfset_rvrttms",
              "m123_outpfset_rmptms",
              "m123_outpfset_ena"),
          REACTIVE_PERCENT,
          List.of(
              REACTIVE_PERCENT,
              "m123_varmaxpct",
              "m123_varavalpct",
              "m123_varpct_wintms",
              "m123_varpct_rvrttms",
              "m123_varpct_rmptms",
              "m123_varpct_mod",
              "m123_varpct_ena"));

  private static final Map<String, Value> NEUTRAL =
      Map.of(LIMIT, Value.of(100), POWER_FACTOR, Value.of(1), REACTIVE_PERCENT, Value.of(0));

  /** Reactive power and power factor exclude each other. */
  private static final Map<String, String> OTHER =
      Map.of(POWER_FACTOR, REACTIVE_PERCENT, REACTIVE_PERCENT, POWER_FACTOR);

  private final MappedRegisters registers;
  private final Set<String> sent = new LinkedHashSet<>();

  SunSpecControl(MappedRegisters registers) {
    this.registers = registers;
  }

  @Override
  public Set<String> setPoints() {
    Set<String> ids = new LinkedHashSet<>();
    FRAMES.forEach(
        (id, rows) -> {
          if (rows.stream().allMatch(registers::writes)) {
            ids.add(id);
          }
        });
    return ids;
  }

  @Override
  public void send(String id, Value value) throws DeviceException {
    String other = OTHER.get(id);
    if (other != null && setPoints().contains(other)) {
      String enable = enableOf(other);
      registers.writeIfOther(enable, Value.of(0));
      sent.remove(other);
    }
    sent.add(id);
    write(id, value, true);
  }

  private static String enableOf(String id) {
    List<String> rows = FRAMES.get(id);
    return rows.get(rows.size() - 1);
  }

  private void write(String id, Value value, boolean enabled) throws DeviceException {
    Map<String, Value> frame = new LinkedHashMap<>();
    for (String row : FRAMES.get(id)) {
      if (row.equals(id)) {
        frame.put(row, value);
      } else if (row.endsWith("_rvrttms")) {
        frame.put(row, Value.of(enabled ? REVERSION : 0));
      } else {
        boolean set = enabled && (row.endsWith("_ena") || row.endsWith("_mod"));
        frame.put(row, Value.of(set ? 1 : 0));
      }
    }
    registers.writeTogether(frame);
  }

  @Override
  public boolean holds(String id, Value value) throws DeviceException {
    return registers.holds(id, value) && registers.holds(enableOf(id), Value.of(1));
  }

  @Override
  public void release() throws DeviceException {
    for (String id : Set.copyOf(sent)) {
      write(id, NEUTRAL.get(id), false);
      sent.remove(id);
    }
  }

  @Override
  public boolean isHeld() {
    return !sent.isEmpty();
  }

  @Override
  public Duration refresh() {
    return Duration.ofSeconds(60);
  }
}
