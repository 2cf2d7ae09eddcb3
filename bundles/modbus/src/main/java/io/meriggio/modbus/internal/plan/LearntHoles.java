// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.plan;

import java.util.HashSet;
import java.util.Set;

/**
 * What a device has taught by refusing reads: registers that it has not got, places that no read
 * may span, and registers in doubt: they stood in a refused read and have not been looked at yet.
 * Kept as long as the connection, forgotten at a new identification.
 */
public final class LearntHoles {

  private final Set<Integer> absent = new HashSet<>();
  private final Set<Integer> cuts = new HashSet<>();
  private final Set<Want> doubtful = new HashSet<>();
  private int version;

  /** The device has not got these registers. */
  public void addAbsent(Want want) {
    for (int register = want.first(); register <= want.last(); register++) {
      absent.add(key(want.function(), register));
    }
    version++;
  }

  /** The device may have got these registers after all. */
  public void removeAbsent(Want want) {
    for (int register = want.first(); register <= want.last(); register++) {
      absent.remove(key(want.function(), register));
    }
    version++;
  }

  /** A read with these registers was refused; which of them is the reason is not known. */
  public void doubt(Want want) {
    doubtful.add(want);
    version++;
  }

  /** It is known whether these registers are there. */
  public void settle(Want want) {
    if (doubtful.remove(want)) {
      version++;
    }
  }

  /** Whether it is still to be found out if these registers are there. */
  public boolean isDoubtful(Want want) {
    return doubtful.contains(want);
  }

  /** Whether a read would hold registers of which it is not known if they are there. */
  public boolean isRisky(int function, int first, int last) {
    return doubtful.stream()
        .anyMatch(
            want -> want.function() == function && want.first() <= last && want.last() >= first);
  }

  /** No read may hold this register and the one before it. */
  public void addCut(int function, int register) {
    cuts.add(key(function, register));
    version++;
  }

  /** Whether one of the registers is known not to exist. */
  public boolean isAbsent(Want want) {
    return touchesAbsent(want.function(), want.first(), want.last());
  }

  /** Whether a read of these registers would be refused, as far as is known. */
  public boolean forbids(int function, int first, int last) {
    if (absent.isEmpty() && cuts.isEmpty()) {
      return false;
    }
    if (touchesAbsent(function, first, last)) {
      return true;
    }
    for (int register = first + 1; register <= last; register++) {
      if (cuts.contains(key(function, register))) {
        return true;
      }
    }
    return false;
  }

  private boolean touchesAbsent(int function, int first, int last) {
    for (int register = first; register <= last && !absent.isEmpty(); register++) {
      if (absent.contains(key(function, register))) {
        return true;
      }
    }
    return false;
  }

  /** Changes with every lesson. */
  public int version() {
    return version;
  }

  private static int key(int function, int register) {
    return function << 16 | register;
  }
}
