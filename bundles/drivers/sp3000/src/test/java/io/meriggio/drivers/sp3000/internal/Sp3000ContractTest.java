// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.sp3000.internal;

import io.meriggio.device.DeviceDriver;
import io.meriggio.testkit.DriverContractTest;
import io.meriggio.testkit.ScriptedLink;

class Sp3000ContractTest extends DriverContractTest {

  private final DeviceDriver driver = new Sp3000Driver();

  @Override
  protected DeviceDriver driver() {
    return driver;
  }

  @Override
  protected ScriptedLink device() {
    return Retrofits.healthy();
  }
}
