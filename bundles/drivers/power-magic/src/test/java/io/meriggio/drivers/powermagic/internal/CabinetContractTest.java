// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.powermagic.internal;

import io.meriggio.device.DeviceDriver;
import io.meriggio.testkit.DriverContractTest;
import io.meriggio.testkit.ScriptedLink;
import java.util.Map;

class CabinetContractTest extends DriverContractTest {

  private final DeviceDriver driver = new PowerMagicDriver();

  @Override
  protected DeviceDriver driver() {
    return driver;
  }

  @Override
  protected ScriptedLink device() {
    return Cabinets.idle();
  }

  @Override
  protected Map<String, String> settings() {
    return Cabinets.CONFIRMED;
  }
}
