// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import io.meriggio.device.DeviceException;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.RegisterRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The blocks of 64 registers that a G3 inverter has not got, asked for once: a poll would find it
 * out register by register, which takes a minute over a stick.
 *
 * <p>Threads: immutable.
 */
public final class AbsentBlocks {

  private static final int BLOCK = 64;

  private final Set<Integer> absent;

  private AbsentBlocks(Set<Integer> absent) {
    this.absent = Set.copyOf(absent);
  }

  /** A block is absent when its first and its last row are both refused. */
  public static AbsentBlocks of(Profile profile, Registers registers) throws DeviceException {
    Map<Integer, List<RegisterRow>> blocks = new TreeMap<>();
    for (RegisterRow row : profile.rows()) {
      if (row.readable()) {
        blocks.computeIfAbsent(block(row), first -> new ArrayList<>()).add(row);
      }
    }
    Set<Integer> absent = new HashSet<>();
    for (Map.Entry<Integer, List<RegisterRow>> block : blocks.entrySet()) {
      List<RegisterRow> rows = block.getValue();
      boolean there =
          isThere(rows.get(0), registers) || isThere(rows.get(rows.size() - 1), registers);
      if (!there) {
        absent.add(block.getKey());
      }
    }
    return new AbsentBlocks(absent);
  }

  private static boolean isThere(RegisterRow row, Registers registers) throws DeviceException {
    return registers
        .ifThere(row.readFunction().orElse(0x03), row.address(), row.count())
        .isPresent();
  }

  private static int block(RegisterRow row) {
    return row.address() - row.address() % BLOCK;
  }

  /** Whether a row lies in a block that is not there. */
  public boolean hold(RegisterRow row) {
    return absent.contains(block(row));
  }
}
