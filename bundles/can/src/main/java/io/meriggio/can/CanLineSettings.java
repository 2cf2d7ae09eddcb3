// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can;

import java.util.regex.Pattern;

/**
 * How a CAN line is reached.
 *
 * @param canInterface a network interface of the kernel, {@code can0}, or {@code loopback:PORT},
 *     the bus on TCP inside this machine (docs/reference/can-loopback.md)
 * @param readOnly no frame can leave it, whoever asks
 */
public record CanLineSettings(String canInterface, boolean readOnly) {

  /** Names that the kernel gives to interfaces, and the loopback bus. */
  public static final Pattern INTERFACE =
      Pattern.compile("loopback:[0-9]{1,5}|(?!loopback)[A-Za-z0-9_.-]{1,15}");

  public CanLineSettings {
    if (!INTERFACE.matcher(canInterface).matches()) {
      throw new IllegalArgumentException(
          "CAN interface: found '" + canInterface + "', allowed: can0 or loopback:PORT");
    }
  }
}
