// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import io.meriggio.device.DeviceDriver;
import io.meriggio.testkit.DriverContractTest;
import io.meriggio.testkit.ScriptedLink;
import java.util.Map;

class PlantContractTest extends DriverContractTest {

  private final DeviceDriver driver = new Psc100Driver();

  @Override
  protected DeviceDriver driver() {
    return driver;
  }

  @Override
  protected ScriptedLink device() {
    return Plants.plant();
  }

  @Override
  protected int unit() {
    return 247;
  }

  @Override
  protected Map<String, String> settings() {
    return Plants.CONFIRMED;
  }
}
