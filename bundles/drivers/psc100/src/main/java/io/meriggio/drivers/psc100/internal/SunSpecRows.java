// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.drivers.psc100.internal.SunSpecChain.Model;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.RegisterRow;
import io.meriggio.modbus.RegisterType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the SunSpec rows of the map where a device's own chain has them, and scales them by its own
 * scale-factor registers; the map gives the offsets and the reference values.
 *
 * <p>Models 103 and 701 measure the same, 123 and 704 control the same: the older one is taken
 * where a device has it, so that no quantity comes twice and one control family only is used.
 */
final class SunSpecRows {

  private static final Pattern HEADER = Pattern.compile("sunspec_m([0-9]+)_header");
  private static final Pattern POINT = Pattern.compile("m([0-9]+)_.*");
  private static final Pattern FACTOR =
      Pattern.compile("at 0x([0-9A-F]{4}) \\(reference value (-?[0-9]+)\\)");
  private static final Map<Integer, Set<Integer>> INSTEAD =
      Map.of(701, Set.of(103), 702, Set.of(120), 703, Set.of(123), 704, Set.of(123));
  private static final int NOT_IMPLEMENTED = 0x8000;
  private static final int LARGEST_FACTOR = 10;

  private final ModbusLink link;
  private final int unit;
  private final Map<Integer, Model> chain;
  private final Map<Integer, Integer> headers = new TreeMap<>();
  private final Map<Integer, Optional<Integer>> factors = new HashMap<>();

  private SunSpecRows(ModbusLink link, int unit, RegisterMap map, Map<Integer, Model> chain) {
    this.link = link;
    this.unit = unit;
    this.chain = chain;
    for (RegisterRow row : map.rows()) {
      Matcher header = HEADER.matcher(row.name());
      if (header.matches()) {
        headers.put(Integer.parseInt(header.group(1)), row.address());
      }
    }
  }

  /**
   * The rows that a device has, where it has them.
   *
   * @param chain as walked
   */
  static RegisterMap of(ModbusLink link, int unit, RegisterMap map, Map<Integer, Model> chain)
      throws DeviceException {
    SunSpecRows rows = new SunSpecRows(link, unit, map, chain);
    Map<RegisterRow, RegisterRow> placed = new HashMap<>();
    for (RegisterRow row : map.rows()) {
      rows.placed(row).ifPresent(there -> placed.put(row, there));
    }
    return map.with(row -> Optional.ofNullable(placed.get(row)));
  }

  private Optional<RegisterRow> placed(RegisterRow row) throws DeviceException {
    Matcher point = POINT.matcher(row.name());
    if (!point.matches()) {
      return Optional.empty();
    }
    int id = Integer.parseInt(point.group(1));
    Optional<Integer> address = address(id, row.address(), row.count());
    Optional<BigDecimal> scale = address.isEmpty() ? Optional.empty() : scale(id, row);
    if (scale.isEmpty() || isUnimplementedEvent(row, address.get())) {
      return Optional.empty();
    }
    return Optional.of(row.at(address.get(), scale.get(), absent(row)));
  }

  /** Where a register of the map lies in the device; empty when the device's model has it not. */
  private Optional<Integer> address(int id, int ofMap, int count) {
    Model model = chain.get(id);
    Integer header = headers.get(id);
    boolean doubled = INSTEAD.getOrDefault(id, Set.of()).stream().anyMatch(chain::containsKey);
    if (model == null || header == null || doubled) {
      return Optional.empty();
    }
    int offset = ofMap - header;
    return offset >= 0 && offset + count <= model.length() + 2
        ? Optional.of(model.header() + offset)
        : Optional.empty();
  }

  private Optional<BigDecimal> scale(int id, RegisterRow row) throws DeviceException {
    Matcher factor = FACTOR.matcher(row.meaning());
    if (!factor.find()) {
      return Optional.of(row.scale());
    }
    Optional<Integer> there = address(id, Integer.parseInt(factor.group(1), 16), 1);
    Optional<Integer> found = there.isEmpty() ? Optional.empty() : factor(there.get());
    int reference = Integer.parseInt(factor.group(2));
    return found.map(exponent -> row.scale().scaleByPowerOfTen(exponent - reference));
  }

  private Optional<Integer> factor(int address) throws DeviceException {
    Optional<Integer> known = factors.get(address);
    if (known == null) {
      int raw = SunSpecChain.read(link, unit, address, 1)[0];
      int exponent = (short) raw;
      boolean there = raw != NOT_IMPLEMENTED && Math.abs(exponent) <= LARGEST_FACTOR;
      known = there ? Optional.of(exponent) : Optional.empty();
      factors.put(address, known);
    }
    return known;
  }

  /** An event word that a device has not got is all ones, which would be every fault at once. */
  private boolean isUnimplementedEvent(RegisterRow row, int address) throws DeviceException {
    return row.channel().equals("fault") && SunSpecChain.read(link, unit, address, 1)[0] == 0xFFFF;
  }

  private static List<Long> absent(RegisterRow row) {
    return switch (row.type()) {
      case I16 -> List.of(0x8000L);
      case I32 -> List.of(0x80000000L);
      case U32 -> List.of(0xFFFFFFFFL);
      case U16, ENUM16, BITFIELD16 -> List.of(0xFFFFL);
      case F32, ASCII, BCD -> row.type() == RegisterType.F32 ? List.of(0x7FC00000L) : List.of();
    };
  }
}
