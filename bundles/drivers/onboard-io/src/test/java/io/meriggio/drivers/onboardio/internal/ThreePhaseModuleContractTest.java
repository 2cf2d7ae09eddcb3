// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.DeviceDriver;
import io.meriggio.testkit.DriverContractTest;
import io.meriggio.testkit.ScriptedLink;
import java.util.Map;

class ThreePhaseModuleContractTest extends DriverContractTest {

  private final DeviceDriver driver = new OnboardIoDriver();

  @Override
  protected DeviceDriver driver() {
    return driver;
  }

  @Override
  protected ScriptedLink device() {
    return Modules.healthy();
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("exchangeConstant", "3", "productionConstant", "3", "invertExchange", "true");
  }
}
