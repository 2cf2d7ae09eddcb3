// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.configuration.Checked;
import io.meriggio.configuration.GatewayConfiguration;
import io.meriggio.configuration.MailConfiguration;
import io.meriggio.configuration.MqttNoticesConfiguration;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.PlantConfiguration;
import io.meriggio.configuration.WebhookConfiguration;
import io.meriggio.rest.internal.form.LanguageForm;
import io.meriggio.rest.internal.form.MailForm;
import io.meriggio.rest.internal.form.MqttNoticesForm;
import io.meriggio.rest.internal.form.PlantSettingsForm;
import io.meriggio.rest.internal.form.WebhookForm;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Settings under one name, which are keys of one PID.
 *
 * @param name as in the path
 * @param pid whose keys they are
 * @param keys that belong to them; other keys of the PID stay as they are
 * @param way whether they are of a way of notices, which can be tried
 * @param form how they are shown
 */
record SettingsGroup(
    String name,
    String pid,
    List<String> keys,
    boolean way,
    Function<Map<String, Object>, Object> form) {

  /** All that there are, by name. */
  static final List<SettingsGroup> ALL =
      List.of(
          new SettingsGroup(
              "language",
              Pids.GATEWAY,
              List.of("language"),
              false,
              shown(
                  Pids.GATEWAY,
                  GatewayConfiguration::check,
                  gateway -> new LanguageForm(gateway.language().orElse(null)))),
          new SettingsGroup(
              "mail",
              Pids.MAIL,
              MailConfiguration.KEYS,
              true,
              shown(Pids.MAIL, MailConfiguration::check, MailForm::of)),
          new SettingsGroup(
              "mqtt-notices",
              Pids.MQTT_NOTICES,
              MqttNoticesConfiguration.KEYS,
              true,
              shown(Pids.MQTT_NOTICES, MqttNoticesConfiguration::check, MqttNoticesForm::of)),
          new SettingsGroup(
              "plant",
              Pids.PLANT,
              List.of("name", "phases", "timeZone", "latitude", "longitude"),
              false,
              shown(Pids.PLANT, PlantConfiguration::check, PlantSettingsForm::of)),
          new SettingsGroup(
              "webhook",
              Pids.WEBHOOK,
              WebhookConfiguration.KEYS,
              true,
              shown(Pids.WEBHOOK, WebhookConfiguration::check, WebhookForm::of)));

  private static <T> Function<Map<String, Object>, Object> shown(
      String pid,
      BiFunction<String, Map<String, Object>, Checked<T>> check,
      Function<T, Object> form) {
    return keys -> {
      // what is stored was checked; what a newer or older gateway wrote is shown as unset
      Checked<T> checked = check.apply(pid, keys);
      Checked<T> usable =
          checked instanceof Checked.Valid<T> ? checked : check.apply(pid, Map.of());
      return form.apply(((Checked.Valid<T>) usable).value());
    };
  }
}
