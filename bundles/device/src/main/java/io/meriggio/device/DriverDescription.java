// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a driver can do: pure data, copied by the host.
 *
 * @param family the family's word, lower-case letters, digits and {@code -}
 * @param title the family's name for people
 * @param models the models or profiles that {@code model} may name, beside {@code auto}
 * @param settings the settings that {@code settings.*} of a device may name
 * @param links the kinds of link that it can use
 * @param defaultUnit the Modbus address of a device as delivered, 1…247
 * @param pollPeriod the period of {@link PollClass#FAST} points unless the site says otherwise
 * @param points the points that a device of the family may have
 */
public record DriverDescription(
    String family,
    String title,
    List<String> models,
    List<SettingDescription> settings,
    Set<LinkKind> links,
    int defaultUnit,
    Duration pollPeriod,
    List<Point> points) {

  public DriverDescription {
    models = List.copyOf(models);
    settings = List.copyOf(settings);
    links = Set.copyOf(links);
    points = List.copyOf(points);
  }

  /** The kinds of link. */
  public enum LinkKind {
    MODBUS
  }
}
