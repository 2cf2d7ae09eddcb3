// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import io.meriggio.device.DeviceDriver;
import io.meriggio.testkit.DriverContractTest;
import io.meriggio.testkit.ScriptedLink;

/** The contract of drivers with a meter of the layout DTSU666-2016, found by the driver itself. */
class OldContractTest extends DriverContractTest {

  @Override
  protected DeviceDriver driver() {
    return new Dtsu666Driver();
  }

  @Override
  protected ScriptedLink device() {
    return Meters.of("DTSU666-2016");
  }
}
