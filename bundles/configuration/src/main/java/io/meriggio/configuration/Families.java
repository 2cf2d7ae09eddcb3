// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.device.DriverDescription;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The families of devices that can be configured now, since a driver for each is installed: an OSGi
 * service of the host. It hands out descriptions, never a driver.
 *
 * <p>Threads: may be called from any thread; never blocks.
 */
@ProviderType
@FunctionalInterface
public interface Families {

  /** What the driver that serves each family says of it, by family. */
  List<DriverDescription> families();
}
