// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** All configured devices, an OSGi service of the host. Methods may be called from any thread. */
@ProviderType
public interface DeviceDirectory {

  /** All devices, by id. A removed device is not in the list of the next call. */
  List<Device> devices();

  default Optional<Device> device(String id) {
    return devices().stream().filter(d -> d.info().id().equals(id)).findFirst();
  }

  /** Whether the first poll of every configured device has ended, well or badly. */
  boolean firstPollsEnded();
}
