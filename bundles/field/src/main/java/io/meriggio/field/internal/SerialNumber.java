// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal;

import io.meriggio.configuration.Pids;
import io.meriggio.configuration.SiteConfiguration;
import java.util.Map;
import java.util.Optional;

/** The serial number of the gateway, as its configuration says. */
final class SerialNumber {
  private SerialNumber() {}

  /**
   * @param site null while the configuration isn't there
   */
  static Optional<String> of(SiteConfiguration site) {
    return Optional.ofNullable(site)
        .map(SiteConfiguration::effective)
        .map(all -> all.getOrDefault(Pids.GATEWAY, Map.of()).get("serialNumber"))
        .map(String::valueOf);
  }
}
