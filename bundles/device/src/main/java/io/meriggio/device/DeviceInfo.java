// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.Optional;
import java.util.Set;

/**
 * Who a device is.
 *
 * @param id the device's id: lower-case letters, digits and {@code -}
 * @param family the family, as in {@code device-families.md}: {@code dtsu666}, {@code string} …
 * @param name the name that the site gave, or the id
 * @param model the model, as identified or configured; empty while unknown
 * @param serialNumber as identified or configured; empty while unknown
 * @param firmware as identified; empty while unknown
 * @param line the id of its line, empty for a device that needs none
 * @param unit its Modbus address, where it has one
 * @param capabilities the views that its points offer; empty until identified
 */
public record DeviceInfo(
    String id,
    String family,
    String name,
    Optional<String> model,
    Optional<String> serialNumber,
    Optional<String> firmware,
    Optional<String> line,
    Optional<Integer> unit,
    Set<Capability> capabilities) {
  public DeviceInfo {
    capabilities = Set.copyOf(capabilities);
  }
}
