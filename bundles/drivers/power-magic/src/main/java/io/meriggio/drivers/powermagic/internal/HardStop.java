// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Fault;
import io.meriggio.device.Text;
import io.meriggio.modbus.MappedRegisters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What forbids every command (OTHER-DEVICES, section 3): fire, flood, an open door, an emergency
 * stop. It is told by the words that the map gives a bit or a state, so that it holds for a map of
 * the site as well.
 */
final class HardStop {

  private static final Pattern DANGER =
      Pattern.compile(
          "\\b(fire|aerosol|extinguisher|smoke|combustible|flood|water|door|emergency)\\b");
  private static final Pattern FORBIDDING_STATE = Pattern.compile("EMERGENCY.*|MAINTENANCE");

  private HardStop() {}

  /** What the cabinet shows now; reads it. */
  static Optional<Text> now(MappedRegisters cabinet) throws DeviceException {
    Optional<String> state =
        cabinet.word("status").filter(word -> FORBIDDING_STATE.matcher(word).matches());
    return state.isPresent()
        ? state.map(word -> CabinetTexts.text("danger.state", word))
        : of(cabinet.faults());
  }

  /** What of these faults forbids every command, in words; empty when none does. */
  static Optional<Text> of(List<Fault> faults) {
    return faults.stream()
        .filter(fault -> DANGER.matcher(fault.text().toLowerCase(Locale.ROOT)).find())
        .map(fault -> Text.plain(fault.text() + " (" + fault.code() + ")"))
        .reduce((one, other) -> one.and(", ", other));
  }
}
