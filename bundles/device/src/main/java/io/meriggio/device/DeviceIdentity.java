// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.Optional;

/**
 * What a device says of itself.
 *
 * @param model a model or profile of the driver's description; empty when the device can't tell
 * @param serialNumber empty when the device can't tell
 * @param firmware empty when the device can't tell
 */
public record DeviceIdentity(
    Optional<String> model, Optional<String> serialNumber, Optional<String> firmware) {

  public static final DeviceIdentity UNKNOWN =
      new DeviceIdentity(Optional.empty(), Optional.empty(), Optional.empty());
}
