// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import io.meriggio.configuration.CciConfiguration;
import io.meriggio.configuration.Checked;
import io.meriggio.configuration.ControllerConfiguration;
import io.meriggio.configuration.DeviceConfiguration;
import io.meriggio.configuration.GatewayConfiguration;
import io.meriggio.configuration.HistoryConfiguration;
import io.meriggio.configuration.LineConfiguration;
import io.meriggio.configuration.MailConfiguration;
import io.meriggio.configuration.MqttNoticesConfiguration;
import io.meriggio.configuration.Nearest;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.PlantConfiguration;
import io.meriggio.configuration.Problem;
import io.meriggio.configuration.WebhookConfiguration;
import io.meriggio.device.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What each PID may say, and what two of them may not say together. */
final class SiteSchema {
  private static final List<String> FACTORIES = List.of(Pids.LINE, Pids.DEVICE);
  private static final List<String> SINGLES =
      List.of(
          Pids.GATEWAY,
          Pids.PLANT,
          Pids.CONTROLLER,
          Pids.CCI,
          Pids.HISTORY,
          Pids.MAIL,
          Pids.WEBHOOK,
          Pids.MQTT_NOTICES,
          Pids.SIMULATOR);
  private static final int METER_ADDRESS = 32;
  private static final String METER = "dtsu666";

  private SiteSchema() {}

  /** Whether a PID is one of the site's configuration. */
  static boolean knows(String pid) {
    return SINGLES.contains(pid) || (pid.contains("~") && FACTORIES.contains(Pids.factory(pid)));
  }

  /** Checks one configuration by itself. */
  static List<Problem> check(String pid, Map<String, Object> properties) {
    return switch (pid) {
      case Pids.GATEWAY -> problems(GatewayConfiguration.check(pid, properties));
      case Pids.PLANT -> problems(PlantConfiguration.check(pid, properties));
      case Pids.CONTROLLER -> problems(ControllerConfiguration.check(pid, properties));
      case Pids.CCI -> problems(CciConfiguration.check(pid, properties));
      case Pids.MAIL -> problems(MailConfiguration.check(pid, properties));
      case Pids.WEBHOOK -> problems(WebhookConfiguration.check(pid, properties));
      case Pids.MQTT_NOTICES -> problems(MqttNoticesConfiguration.check(pid, properties));
      case Pids.HISTORY -> problems(HistoryConfiguration.check(pid, properties));
      case Pids.SIMULATOR -> List.of();
      default ->
          switch (Pids.factory(pid)) {
            case Pids.LINE -> problems(LineConfiguration.check(pid, properties));
            case Pids.DEVICE -> problems(DeviceConfiguration.check(pid, properties));
            default -> unknown(pid);
          };
    };
  }

  /**
   * Checks a device against the rest of the site.
   *
   * @param effective what would be in force with it
   */
  static List<Problem> checkTogether(String pid, Map<String, Map<String, Object>> effective) {
    if (!(device(pid, effective) instanceof Checked.Valid<DeviceConfiguration> valid)) {
      return List.of();
    }
    DeviceConfiguration device = valid.value();
    if (device.line().isEmpty()) {
      return List.of();
    }
    String line = device.line().get();
    if (!effective.containsKey(Pids.line(line))) {
      return List.of(problem(pid, "line", line, Phrase.LINE_OF_SITE.text(lines(effective)), false));
    }
    if (device.unit().isEmpty()) {
      return List.of();
    }
    int unit = device.unit().get();
    Optional<String> other = other(device, effective);
    if (other.isPresent()) {
      Text allowed = Phrase.FREE_ADDRESS.text(other.get());
      return List.of(problem(pid, "unit", String.valueOf(unit), allowed, false));
    }
    return unit == METER_ADDRESS && !device.family().equals(METER)
        ? List.of(problem(pid, "unit", String.valueOf(unit), Phrase.METER_ADDRESS.text(), true))
        : List.of();
  }

  private static Optional<String> other(
      DeviceConfiguration device, Map<String, Map<String, Object>> effective) {
    return effective.keySet().stream()
        .filter(pid -> !Pids.id(pid).equals(device.id()))
        .filter(
            pid ->
                device(pid, effective) instanceof Checked.Valid<DeviceConfiguration> neighbour
                    && neighbour.value().line().equals(device.line())
                    && neighbour.value().unit().equals(device.unit()))
        .map(Pids::id)
        .findFirst();
  }

  private static Checked<DeviceConfiguration> device(
      String pid, Map<String, Map<String, Object>> effective) {
    return Pids.factory(pid).equals(Pids.DEVICE)
        ? DeviceConfiguration.check(pid, effective.getOrDefault(pid, Map.of()))
        : new Checked.Refused<>(List.of());
  }

  private static String lines(Map<String, Map<String, Object>> effective) {
    TreeSet<String> ids = new TreeSet<>();
    for (String pid : effective.keySet()) {
      if (Pids.factory(pid).equals(Pids.LINE)) {
        ids.add(Pids.id(pid));
      }
    }
    return ids.isEmpty() ? "-" : String.join(", ", ids);
  }

  private static List<Problem> unknown(String pid) {
    List<String> pids =
        List.of(
            Pids.GATEWAY,
            Pids.LINE + "~<id>",
            Pids.DEVICE + "~<id>",
            Pids.PLANT,
            Pids.CONTROLLER,
            Pids.CCI,
            Pids.MAIL,
            Pids.WEBHOOK,
            Pids.MQTT_NOTICES,
            Pids.HISTORY,
            Pids.SIMULATOR);
    String all = String.join(", ", pids);
    List<String> bases = pids.stream().map(Pids::factory).toList();
    Text allowed =
        Nearest.to(Pids.factory(pid), bases)
            .map(nearest -> Phrase.PID.text(pids.get(bases.indexOf(nearest)), all))
            .orElseGet(() -> Phrase.ONE_OF.text(all));
    return List.of(problem(pid, "", pid, allowed, false));
  }

  private static Problem problem(
      String pid, String key, String found, Text allowed, boolean warning) {
    return new Problem(pid, key, found, allowed, Optional.empty(), warning);
  }

  private static List<Problem> problems(Checked<?> checked) {
    return checked instanceof Checked.Refused<?> refused ? refused.problems() : List.of();
  }
}
