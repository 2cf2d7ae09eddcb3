// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Fault;
import io.meriggio.device.Reason;
import io.meriggio.modbus.internal.map.FaultReader;
import io.meriggio.modbus.internal.map.RowFaults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The meaning of a family's fault bits. Codes that begin with {@code S} are states of the device,
 * not faults.
 *
 * <p>Threads: immutable.
 */
public final class FaultTable {

  /** A family without fault bits. */
  public static final FaultTable NONE = new FaultTable(List.of());

  private final Map<Integer, Bit> bits = new HashMap<>();

  /**
   * One bit.
   *
   * @param register its register
   * @param bit 0 (lowest) to 15
   * @param fault its code and text
   */
  public record Bit(int register, int bit, Fault fault) {
    /** Whether it tells a state of the device and no fault. */
    public boolean isState() {
      return fault.code().startsWith("S");
    }
  }

  private FaultTable(List<Bit> bits) {
    bits.forEach(bit -> this.bits.put(key(bit.register, bit.bit), bit));
  }

  /**
   * Reads a fault file, columns {@code register,bit,code,name,meaning,source}.
   *
   * @param source the file's name, for messages
   * @throws DeviceException {@link Reason#BAD_MAP} with every problem, line and column
   */
  public static FaultTable load(String source, String csv) throws DeviceException {
    List<MapProblem> problems = new ArrayList<>();
    List<Bit> bits = FaultReader.read(source, csv, problems);
    RegisterMap.refuse(problems);
    return new FaultTable(bits);
  }

  /**
   * The faults of one register, in the order of its bits. A bit that the table does not know is a
   * fault whose text says so.
   *
   * @param word the register, 0…0xFFFF
   * @param active takes them
   */
  public void faults(int register, int word, List<Fault> active) {
    for (int bit = 0; bit < 16; bit++) {
      if ((word >>> bit & 1) != 0) {
        Bit known = bits.get(key(register, bit));
        if (known == null) {
          active.add(unknown(register, bit));
        } else if (!known.isState()) {
          active.add(known.fault);
        }
      }
    }
  }

  /**
   * The faults of one register of a row: by this table, and where it does not know the register by
   * the row's own meaning. A row that is a number names one fault, 0 none.
   *
   * @param word the register, 0…0xFFFF
   * @param active takes them
   */
  public void faults(RegisterRow row, int register, int word, List<Fault> active) {
    if (RowFaults.isCode(row)) {
      if (word != 0) {
        active.add(RowFaults.ofCode(row, word));
      }
      return;
    }
    for (int bit = 0; bit < 16; bit++) {
      if ((word >>> bit & 1) != 0) {
        fault(row, register, bit).ifPresent(active::add);
      }
    }
  }

  private Optional<Fault> fault(RegisterRow row, int register, int bit) {
    Bit known = bits.get(key(register, bit));
    if (known != null) {
      return known.isState() ? Optional.empty() : Optional.of(known.fault);
    }
    Fault unknown = unknown(register, bit);
    return Optional.of(
        RowFaults.ofBit(row, bit).map(text -> new Fault(unknown.code(), text)).orElse(unknown));
  }

  /** The states of one register whose bit is set, in the order of its bits. */
  public List<Fault> states(int register, int word) {
    List<Fault> active = new ArrayList<>();
    for (int bit = 0; bit < 16; bit++) {
      Bit known = bits.get(key(register, bit));
      if ((word >>> bit & 1) != 0 && known != null && known.isState()) {
        active.add(known.fault);
      }
    }
    return active;
  }

  private static Fault unknown(int register, int bit) {
    String code = String.format("0x%04X.%d", register, bit);
    return new Fault(code, "Bit " + bit + " of this register, which no document explains");
  }

  private static int key(int register, int bit) {
    return register << 4 | bit;
  }
}
