// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.DeviceDriver;
import io.meriggio.testkit.DriverContractTest;
import io.meriggio.testkit.ScriptedLink;
import java.util.Map;

class SinglePhaseContractTest extends DriverContractTest {

  private final DeviceDriver driver = new WallboxDriver();

  @Override
  protected DeviceDriver driver() {
    return driver;
  }

  @Override
  protected ScriptedLink device() {
    return Wallboxes.single();
  }

  @Override
  protected Map<String, String> settings() {
    return Wallboxes.CONFIRMED;
  }
}
