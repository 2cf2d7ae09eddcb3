// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms;

import io.meriggio.device.Text;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The ways on which alarms are told to people who don't look: an OSGi service.
 *
 * <p>Threads: may be called from any thread.
 */
@ProviderType
public interface Notices {

  /** The ways that there are: {@code mail}, {@code webhook}, {@code mqtt-notices}. */
  List<String> ways();

  /**
   * Sends a notice that is only a test, with the settings as they are in force, and waits for its
   * outcome, up to half a minute.
   *
   * @param way one of {@link #ways}
   */
  Tried test(String way);

  /** How each way is. */
  List<WayStatus> status();

  /**
   * The outcome of a test.
   *
   * @param sent whether the server has taken it
   * @param detail what it said, or what is missing
   */
  record Tried(boolean sent, Text detail) {}

  /**
   * How a way is.
   *
   * @param way its name
   * @param enabled whether the site uses it
   * @param waiting how many notices wait
   * @param sent how many were taken since the start
   * @param lost how many were given up since the start
   */
  record WayStatus(String way, boolean enabled, int waiting, long sent, long lost) {}
}
