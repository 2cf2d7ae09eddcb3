// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.line;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Looks for logger sticks in the local networks: an OSGi service of the bundle {@code modbus}. It
 * asks by UDP, and reads nothing from the devices behind the sticks (solarman-v5 section 11).
 *
 * <p>Wi-Fi and Ethernet sticks answer alike: an answer tells the address and the logger's serial
 * number, not the transport. A line with {@code transport} {@code auto} finds that out.
 *
 * <p>Threads: all methods may be called from any thread.
 */
@ProviderType
public interface StickSearch {
  /** The UDP port that sticks listen to. */
  int PORT = 48899;

  /**
   * A logger that answered.
   *
   * @param host its IPv4 address, also the one that the answer came from
   * @param mac its MAC address, {@code E8:FD:F8:01:02:03}
   * @param loggerSerial its serial number, 1…4294967295
   */
  record Stick(String host, String mac, long loggerSerial) {}

  /**
   * Where to ask to reach every stick of the local networks: the broadcast addresses of all private
   * IPv4 networks that this machine is in, with {@link #PORT}.
   */
  List<InetSocketAddress> everywhere();

  /**
   * Asks, and waits for answers. An interrupt ends the wait; what came until then is given.
   *
   * @param targets broadcast addresses as of {@link #everywhere()}, or addresses of single sticks
   * @param duration how long to wait, 1 s is usual; more than a minute is cut to a minute
   * @return one element for each logger that gave a valid answer, by address; at most 256
   * @throws IOException when nothing could be sent to any target
   */
  List<Stick> search(Collection<InetSocketAddress> targets, Duration duration) throws IOException;
}
