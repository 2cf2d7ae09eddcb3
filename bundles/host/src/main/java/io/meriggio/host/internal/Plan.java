// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static io.meriggio.host.internal.HostTexts.text;

import io.meriggio.configuration.DeviceConfiguration;
import io.meriggio.device.DeviceContext.SiteMap;
import io.meriggio.device.DriverDescription;
import io.meriggio.device.DriverDescription.LinkKind;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
      return new Rest(Status.driverAbsent(device.family(), drivers.families()));
    }
    DriverDescription described = driver.get().description();
    Text problems = SettingsCheck.problems(device.settings(), described.settings());
    if (!problems.isEmpty()) {
      return refuse(Reason.BAD_CONFIGURATION, problems);
    }
    Set<LinkKind> links = described.links();
    if (device.line().isEmpty() && !links.contains(LinkKind.NONE)) {
      return refuse(Reason.BAD_CONFIGURATION, text("line.unset"));
    }
    if (device.line().isPresent() && links.equals(Set.of(LinkKind.NONE))) {
      return refuse(Reason.BAD_CONFIGURATION, text("line.needless", device.line().get()));
    }
    Optional<OpenLine> line = device.line().flatMap(lines::find);
    if (device.line().isPresent() && line.isEmpty()) {
      return refuse(Reason.LINE_DOWN, lines.whyMissing(device.line().get()));
    }
    if (line.isPresent() && !links.contains(line.get().kind())) {
      return refuse(Reason.BAD_CONFIGURATION, otherKind(device, links, line.get()));
    }
    try {
      return serve(device, driver.get(), line, map(device, maps));
    } catch (SiteMaps.Unusable e) {
      return refuse(Reason.BAD_MAP, e.text());
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
            // a map that merely lies in the folder must not keep the driver's own from serving
            Optional.of(new Assignment.Former(Optional.empty()))
                .filter(builtIn -> device.map().isEmpty()));
    return new Serve(assignment, device.poll().orElse(described.pollPeriod()));
  }

  private static Optional<SiteMap> map(DeviceConfiguration device, SiteMaps maps)
      throws SiteMaps.Unusable {
    return device.map().isPresent()
        ? Optional.of(maps.named(device.map().get()))
        : maps.ofFamily(device.family());
  }

  private static Text otherKind(DeviceConfiguration device, Set<LinkKind> links, OpenLine line) {
    String kinds = links.stream().map(LinkKind::name).sorted().collect(Collectors.joining(", "));
    return text("line.kind", line.id(), line.kind().name(), device.family(), kinds);
  }

  private static Plan refuse(Reason reason, Text detail) {
    return new Rest(Status.refused(reason, detail));
  }
}
