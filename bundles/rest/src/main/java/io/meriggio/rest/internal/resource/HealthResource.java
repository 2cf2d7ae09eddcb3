// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.device.Device;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.DeviceState;
import io.meriggio.device.LineInfo;
import io.meriggio.rest.internal.form.HealthForm;
import io.meriggio.rest.internal.http.Route;
import java.util.List;
import java.util.Optional;

/** {@code /health}: STARTING until every device was polled once, DEGRADED while one is not well. */
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
            exchange -> exchange.reply(200, new HealthForm(status(), gateway.version(), false))));
  }

  private String status() {
    Optional<DeviceDirectory> devices = gateway.devices();
    if (devices.isEmpty() || !devices.get().firstPollsEnded() || gateway.plant().isEmpty()) {
      return "STARTING";
    }
    boolean devicesAreWell = devices.get().devices().stream().allMatch(HealthResource::isWell);
    boolean linesAreWell =
        gateway
            .lines()
            .map(l -> l.lines().stream().noneMatch(i -> i.state() == LineInfo.State.DOWN))
            .orElse(true);
    return devicesAreWell && linesAreWell ? "UP" : "DEGRADED";
  }

  private static boolean isWell(Device device) {
    return device.snapshot().state() == DeviceState.ONLINE;
  }
}
