// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.configuration.DeviceConfiguration;
import io.meriggio.device.DeviceContext.SiteMap;
import io.meriggio.device.DriverDescription;
import io.meriggio.device.DriverDescription.LinkKind;
import io.meriggio.device.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is to be done with a configured device, given the drivers and lines that there are. */
sealed interface Plan {

  /** It can be served. */
  record Serve(Assignment assignment, Duration poll) implements Plan {}

  /** It has to wait, or will never do. */
  record Rest(Status status) implements Plan {}

  /** Makes the plan of a device. */
  static Plan of(
      DeviceConfiguration device, DriverRegistry drivers, LineRegistry lines, SiteMaps maps) {
    Optional<DriverEntry> driver = drivers.best(device.family());
    if (driver.isEmpty()) {
      return new Rest(Status.driverAbsent(device.family()));
    }
    DriverDescription described = driver.get().description();
    List<String> problems = SettingsCheck.problems(device.settings(), described.settings());
    if (!problems.isEmpty()) {
      return refuse(Reason.BAD_CONFIGURATION, String.join("; ", problems));
    }
    LinkKind way = device.line().isPresent() ? LinkKind.MODBUS : LinkKind.NONE;
    if (!described.links().contains(way)) {
      return refuse(Reason.BAD_CONFIGURATION, noWay(device, described));
    }
    Optional<OpenLine> line = device.line().flatMap(lines::find);
    if (device.line().isPresent() && line.isEmpty()) {
      return refuse(Reason.LINE_DOWN, lines.whyMissing(device.line().get()));
    }
    try {
      return serve(device, driver.get(), line, map(device, maps));
    } catch (SiteMaps.Unusable e) {
      return refuse(Reason.BAD_MAP, e.getMessage());
    }
  }

  private static Plan serve(
      DeviceConfiguration device,
      DriverEntry driver,
      Optional<OpenLine> line,
      Optional<SiteMap> map) {
    DriverDescription described = driver.description();
    Assignment assignment =
        new Assignment(
            driver,
            line,
            device.unit().orElse(described.defaultUnit()),
            device.model(),
            SettingsCheck.of(device.settings(), described.settings()),
            map,
            device.map().isPresent());
    return new Serve(assignment, device.poll().orElse(described.pollPeriod()));
  }

  private static Optional<SiteMap> map(DeviceConfiguration device, SiteMaps maps)
      throws SiteMaps.Unusable {
    return device.map().isPresent()
        ? Optional.of(maps.named(device.map().get()))
        : maps.ofFamily(device.family());
  }

  private static String noWay(DeviceConfiguration device, DriverDescription described) {
    if (described.links().contains(LinkKind.MODBUS)) {
      return "line: not set, allowed: the id of a configured line";
    }
    return described.links().contains(LinkKind.NONE)
        ? "line: found '" + device.line().orElse("") + "', allowed: none, the family needs no line"
        : "family " + device.family() + ": its kind of link is not available in this version";
  }

  private static Plan refuse(Reason reason, String detail) {
    return new Rest(Status.refused(reason, detail));
  }
}
