// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.heatpump.internal;

import io.meriggio.device.DeviceDriver;
import io.meriggio.testkit.DriverContractTest;
import io.meriggio.testkit.ScriptedLink;
import java.util.Map;

class HeatPumpContractTest extends DriverContractTest {

  private final DeviceDriver driver = new HeatPumpDriver();

  @Override
  protected DeviceDriver driver() {
    return driver;
  }

  @Override
  protected ScriptedLink device() {
    return HeatPumps.heating();
  }

  @Override
  protected Map<String, String> settings() {
    return HeatPumps.CONFIRMED;
  }
}
