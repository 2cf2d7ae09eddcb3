// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/**
 * Which registers documented or captured frames have touched, so that a driver's README can list
 * the rows of its map that nothing proves. The list stands between the lines {@code <!-- unproven
 * -->} and {@code <!-- end -->}, generated as {@link PointTable} does.
 */
public final class UnprovenRows {

  private final BitSet touched = new BitSet();
  private final List<String> unproven = new ArrayList<>();

  /** Registers that the requests among these RTU frames read or write, whatever their unit. */
  public UnprovenRows touchedBy(List<String> requests) {
    for (String request : requests) {
      byte[] frame = Frame.checked(request);
      int address = (frame[2] & 0xFF) << 8 | frame[3] & 0xFF;
      boolean one = frame[1] == 0x06;
      int count = one ? 1 : (frame[4] & 0xFF) << 8 | frame[5] & 0xFF;
      touched.set(address, address + count);
    }
    return this;
  }

  /** Registers of which a capture or printed example gives the words. */
  public UnprovenRows touched(int address, int count) {
    touched.set(address, address + count);
    return this;
  }

  /**
   * Adds a row of the map that has a channel.
   *
   * @param name as in the map
   */
  public UnprovenRows row(int address, String name, String channel) {
    if (!touched.get(address)) {
      unproven.add(String.format("| 0x%04X | `%s` | `%s` |", address, name, channel) + "\n");
    }
    return this;
  }

  /** The table as the README holds it. */
  public String table() {
    return "| register | row | channel |\n|---|---|---|\n"
        + String.join("", new TreeSet<>(unproven));
  }

  /** Compares a README with this list, or writes it with {@code -Dmeriggio.regenerate=true}. */
  public void assertCurrent(Path readme) {
    PointTable.assertPart(readme, "unproven", table());
  }
}
