// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.CanFrame;
import io.meriggio.device.DeviceDriver;
import io.meriggio.testkit.CanDriverContractTest;
import java.util.List;

class CanContractTest extends CanDriverContractTest {

  private final DeviceDriver driver = new WallboxDriver();

  @Override
  protected DeviceDriver driver() {
    return driver;
  }

  @Override
  protected List<CanFrame> frames() {
    return CanBoxes.charging(1);
  }
}
