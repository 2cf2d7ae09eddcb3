// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import static io.meriggio.modbus.internal.text.ModbusTexts.text;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Point;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Carries a command out by writing the rows of its points, all in one request or none. */
final class RowCommand {

  private final Profile profile;
  private final RegisterAccess registers;

  RowCommand(Profile profile, RegisterAccess registers) {
    this.profile = profile;
    this.registers = registers;
  }

  private record Write(RegisterRow row, int[] registers, Point point) {}

  Attempt carryOut(Command command) throws DeviceException {
    List<Write> writes = new ArrayList<>();
    for (Map.Entry<String, Value> wish : command.values().entrySet()) {
      Field field = profile.field(wish.getKey()).orElse(null);
      if (field == null || field.commandRow().filter(RegisterRow::writable).isEmpty()) {
        return new Attempt.Rejected(Reason.NOT_WRITABLE, text("command.no-row", wish.getKey()));
      }
      try {
        writes.add(
            new Write(field.commandRow().get(), field.encode(wish.getValue()), field.point()));
      } catch (IllegalArgumentException e) {
        return new Attempt.Rejected(Reason.OUT_OF_RANGE, wish.getKey() + ": " + e.getMessage());
      }
    }
    writes.sort(Comparator.comparingInt(write -> write.row.address()));
    return sideBySide(writes)
        ? write(writes)
        : new Attempt.Rejected(
            Reason.NOT_ALLOWED,
            text("command.side-by-side", String.join(", ", command.values().keySet())));
  }

  private static boolean sideBySide(List<Write> writes) {
    for (int index = 1; index < writes.size(); index++) {
      RegisterRow before = writes.get(index - 1).row;
      RegisterRow row = writes.get(index).row;
      if (row.address() != before.last() + 1
          || row.isPart()
          || before.isPart()
          || !row.writeFunction().equals(before.writeFunction())) {
        return false;
      }
    }
    return true;
  }

  private Attempt write(List<Write> writes) throws DeviceException {
    RegisterRow first = writes.get(0).row;
    int[] words = writes.stream().flatMapToInt(w -> java.util.Arrays.stream(w.registers)).toArray();
    int function = first.writeFunction().orElse(0x10);
    if (writes.stream().anyMatch(write -> write.row.isPart())) {
      return registers.writePart(first, words, settle(writes));
    }
    if (!writes.stream().allMatch(write -> write.row.readable())) {
      return registers.writeOnly(function, first.address(), words);
    }
    return registers.writeAndReadBack(
        function, first.readFunction().orElse(0x03), first.address(), words, settle(writes));
  }

  private static Duration settle(List<Write> writes) {
    return Duration.ofSeconds(
        writes.stream()
            .mapToInt(
                write -> write.point.command().map(Point.Commandable::settleSeconds).orElse(10))
            .max()
            .orElse(10));
  }
}
