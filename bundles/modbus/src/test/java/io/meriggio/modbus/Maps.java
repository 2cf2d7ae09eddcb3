// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.DeviceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The documented maps, as test data. */
public final class Maps {

  public static final String HEADER =
      "address,count,type,endian,scale,unit,access,function,name,channel,meaning,models,source,"
          + "confidence";

  private Maps() {}

  /** The text of a documented map. */
  public static String text(String name) {
    try (InputStream in = Maps.class.getResourceAsStream("/maps/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A documented map with its faults, if it has any. */
  public static RegisterMap documented(String family) throws DeviceException {
    String faults = family + "-faults.csv";
    FaultTable table =
        Maps.class.getResource("/maps/" + faults) == null
            ? FaultTable.NONE
            : FaultTable.load(faults, text(faults));
    return RegisterMap.load(family, family + ".csv", text(family + ".csv"), table);
  }

  /** A map of these rows under the usual header. */
  public static RegisterMap of(String family, String... rows) throws DeviceException {
    return RegisterMap.load(
        family, "site.csv", HEADER + "\n" + String.join("\n", rows) + "\n", FaultTable.NONE);
  }
}
