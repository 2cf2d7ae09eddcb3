// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.hyd.internal;

import io.meriggio.device.DeviceDriver;
import io.meriggio.testkit.DriverContractTest;
import io.meriggio.testkit.ScriptedLink;

class OldContractTest extends DriverContractTest {

  private final DeviceDriver driver = new HydDriver();

  @Override
  protected DeviceDriver driver() {
    return driver;
  }

  @Override
  protected ScriptedLink device() {
    return Hybrids.old();
  }
}
