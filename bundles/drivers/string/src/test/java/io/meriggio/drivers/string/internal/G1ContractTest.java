// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.string.internal;

import io.meriggio.device.DeviceDriver;
import io.meriggio.testkit.DriverContractTest;
import io.meriggio.testkit.ScriptedLink;

class G1ContractTest extends DriverContractTest {

  private final DeviceDriver driver = new StringDriver();

  @Override
  protected DeviceDriver driver() {
    return driver;
  }

  @Override
  protected ScriptedLink device() {
    return Inverters.v1();
  }
}
