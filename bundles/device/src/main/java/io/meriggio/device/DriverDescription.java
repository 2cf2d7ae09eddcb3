// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
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
 * @param capabilities the views that the family is meant for: a device offers those of them for
 *     which it has the points
 */
public record DriverDescription(
    String family,
    String title,
    List<String> models,
    List<SettingDescription> settings,
    Set<LinkKind> links,
    int defaultUnit,
    Duration pollPeriod,
    List<Point> points,
    Set<Capability> capabilities) {

  public DriverDescription {
    models = List.copyOf(models);
    settings = List.copyOf(settings);
    links = Set.copyOf(links);
    points = List.copyOf(points);
    capabilities = Set.copyOf(capabilities);
  }

  /** A family that offers every view for which a device has the points. */
  public DriverDescription(
      String family,
      String title,
      List<String> models,
      List<SettingDescription> settings,
      Set<LinkKind> links,
      int defaultUnit,
      Duration pollPeriod,
      List<Point> points) {
    this(
        family,
        title,
        models,
        settings,
        links,
        defaultUnit,
        pollPeriod,
        points,
        EnumSet.allOf(Capability.class));
  }

  /** The views that a device with these points offers. */
  public Set<Capability> viewsOf(Collection<Point> points) {
    Set<Capability> views = Capability.of(points);
    views.retainAll(capabilities);
    return views;
  }

  /** The kinds of link. */
  public enum LinkKind {
    MODBUS,
    CAN,
    /** The device is configured without a line: see {@link NoLink}. */
    NONE
  }
}
