// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.stream.Stream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Speaks to the devices of one family. An OSGi service that an OEM implements; it is stateless,
 * starts no thread and owns no port.
 *
 * <p>Threads: may be called from any thread.
 */
@ConsumerType
public interface DeviceDriver {

  /** Family, models, settings, possible points: pure data, the same at each call. */
  DriverDescription description();

  /**
   * Opens a device. Must not talk to it: {@link DeviceConnection#identify} does.
   *
   * @throws DeviceException with {@link Reason#BAD_CONFIGURATION} or {@link Reason#BAD_MAP} when a
   *     setting or the site's map is not acceptable; the message names what, where, what was found
   *     and what is allowed
   */
  DeviceConnection open(DeviceContext context) throws DeviceException;

  /**
   * Looks for devices of the family, with reads only. The stream is lazy: closing or abandoning it
   * ends the search.
   */
  default Stream<Candidate> probe(Link link, AddressRange range) {
    return Stream.empty();
  }
}
