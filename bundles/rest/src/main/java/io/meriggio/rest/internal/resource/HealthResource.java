// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Access;
import io.meriggio.controller.Plant;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.DeviceState;
import io.meriggio.device.LineDirectory;
import io.meriggio.device.LineInfo;
import io.meriggio.field.Notice;
import io.meriggio.field.SafeMode;
import io.meriggio.field.Upkeep;
import io.meriggio.rest.internal.form.HealthForm;
import io.meriggio.rest.internal.form.HealthForm.NoticeForm;
import io.meriggio.rest.internal.form.HealthForm.SafeModeForm;
import io.meriggio.rest.internal.http.Need;
import io.meriggio.rest.internal.http.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code /health}: STARTING until every device was polled once, DEGRADED while one or the machine
 * is not well.
 */
final class HealthResource {
  private final Gateway gateway;

  HealthResource(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/health",
            Need.OPEN,
            exchange -> exchange.reply(200, form(exchange.language()))));
  }

  private HealthForm form(Locale language) {
    Optional<SafeMode> safeMode = gateway.find(Upkeep.class).flatMap(Upkeep::safeMode);
    List<Notice> notices = gateway.find(Upkeep.class).map(Upkeep::notices).orElse(List.of());
    return new HealthForm(
        notices.stream().anyMatch(HealthResource::isTrouble) ? "DEGRADED" : status(),
        gateway.version(),
        gateway.find(Access.class).map(Access::isClaimed).orElse(false),
        safeMode.map(mode -> SafeModeForm.of(mode, language)).orElse(null),
        notices.stream().map(notice -> NoticeForm.of(notice, language)).toList());
  }

  /** What keeps the gateway from doing all its work; the rest may wait. */
  private static boolean isTrouble(Notice notice) {
    return switch (notice.word()) {
      case SAFE_MODE, DISK_FULL, MEMORY, CLOCK -> true;
      case DISK_LOW, CERTIFICATE, NEXT_START -> false;
    };
  }

  private String status() {
    Optional<DeviceDirectory> devices = gateway.find(DeviceDirectory.class);
    if (devices.isEmpty()
        || !devices.get().firstPollsEnded()
        || gateway.find(Plant.class).isEmpty()) {
      return "STARTING";
    }
    boolean devicesAreWell = devices.get().devices().stream().allMatch(HealthResource::isWell);
    boolean linesAreWell =
        gateway
            .find(LineDirectory.class)
            .map(l -> l.lines().stream().noneMatch(i -> i.state() == LineInfo.State.DOWN))
            .orElse(true);
    return devicesAreWell && linesAreWell ? "UP" : "DEGRADED";
  }

  private static boolean isWell(Device device) {
    return device.snapshot().state() == DeviceState.ONLINE;
  }
}
