// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.Device;
import java.util.Map;
import java.util.Optional;

/**
 * What every part of the energy manager sees in one cycle.
 *
 * @param now the moment of the decision
 * @param plant the plant's figures
 * @param description which devices measure it
 * @param devices by id
 */
record Cycle(
    Moment now, PlantNow plant, PlantDescription description, Map<String, Device> devices) {

  Optional<Device> device(String id) {
    return Optional.ofNullable(devices.get(id));
  }
}
