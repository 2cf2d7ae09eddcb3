// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import io.meriggio.configuration.internal.FileLayer;
import io.meriggio.configuration.internal.FileParser;
import io.meriggio.configuration.internal.Layers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Checks configuration files without a running gateway.
 *
 * <p>Threads: any.
 */
public final class ConfigurationFile {
  private ConfigurationFile() {}

  /**
   * Checks files in the JSON format of the OSGi Configurator as if the gateway was started with
   * them for the first time.
   *
   * @param files in the order in which they are given to the gateway
   * @return all that is wrong, with file, line, PID, key, value and what is allowed; warnings
   *     included; empty = all good
   */
  public static List<Problem> check(Path... files) {
    return FileLayer.over(Layers.EMPTY, Arrays.stream(files).map(FileParser::parse).toList())
        .problems();
  }
}
