// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The meter bodies and firmwares that one name, DTSU666, is sold under. */
public enum MeterProfile {
  /**
   * Four-module body of the ZCS drawing: tenths of volts and watts at 0x2000, energies at 0x101E.
   */
  DTSU666("DTSU666", 0x2012),
  /** The same and a second block in plain primary units at 0x150A, energies at 0x181E. */
  DTSU666_OEM("DTSU666-OEM", 0x151C),
  /** Wide body of 2016: tenths at 0x2000, energies at 0x401E, always the secondary side. */
  DTSU666_2016("DTSU666-2016", 0x2012),
  /** Firmware -H: plain primary units at 0x2000. */
  DTSU666_H("DTSU666-H", 0x2012),
  /** The block that Huawei ordered, 0x0836 to 0x0884, kilowatts. */
  DTSU666_H_HUAWEI("DTSU666-H-HUAWEI", 0x084E),
  /** Single-phase meter; here it sees the whole exchange as one phase. */
  DDSU666("DDSU666", 0x2004);

  private final String title;
  private final int powerAddress;

  MeterProfile(String title, int powerAddress) {
    this.title = title;
    this.powerAddress = powerAddress;
  }

  /** Its name as the register maps write it. */
  public String title() {
    return title;
  }

  /** Protocol address of the total active power, a 32-bit float. */
  public int powerAddress() {
    return powerAddress;
  }

  /**
   * Finds a profile by its name.
   *
   * @throws IllegalArgumentException naming what was found and what is allowed
   */
  public static MeterProfile named(String title) {
    return Arrays.stream(values())
        .filter(profile -> profile.title.equalsIgnoreCase(title.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "found '"
                        + title
                        + "', allowed "
                        + Arrays.stream(values())
                            .map(MeterProfile::title)
                            .collect(Collectors.joining(", "))));
  }
}
