// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.device.DriverDescription;
import io.meriggio.device.SettingDescription;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A family of devices, as its driver describes it: what a form needs.
 *
 * @param links the kinds of link: {@code MODBUS}, {@code CAN}, {@code NONE}
 * @param defaultUnit the Modbus address of a device as delivered, null without Modbus
 * @param pollMillis unless the site says otherwise
 * @param capabilities the views that it is meant for
 * @param points that a device of it may have
 */
public record FamilyForm(
    String family,
    String title,
    List<String> models,
    List<String> links,
    Integer defaultUnit,
    long pollMillis,
    List<String> capabilities,
    List<Setting> settings,
    List<String> points) {

  /**
   * A setting of the driver.
   *
   * @param type {@code BOOLEAN}, {@code INTEGER}, {@code DECIMAL}, {@code TEXT} or {@code CHOICE}
   * @param defaultValue as text, null = unset
   * @param minimum null where it is no number
   * @param words of a CHOICE
   * @param label what to call it, in the language of the request
   * @param help what it does, or null
   */
  public record Setting(
      String key,
      String type,
      String defaultValue,
      BigDecimal minimum,
      BigDecimal maximum,
      List<String> words,
      boolean secret,
      String label,
      String help) {

    private static Setting of(SettingDescription setting, Locale language) {
      boolean number =
          setting.type() == SettingDescription.Type.INTEGER
              || setting.type() == SettingDescription.Type.DECIMAL;
      return new Setting(
          setting.key(),
          setting.type().name(),
          setting.defaultValue().orElse(null),
          number ? Words.number(setting.minimum()) : null,
          number ? Words.number(setting.maximum()) : null,
          setting.words(),
          setting.secret(),
          said(setting.labels(), language, setting.key()),
          said(setting.help(), language, null));
    }

    private static String said(Map<String, String> texts, Locale language, String otherwise) {
      String english = texts.getOrDefault("en", otherwise);
      return texts.getOrDefault(language.getLanguage(), english);
    }
  }

  /** The family with its settings in a language. */
  public static FamilyForm of(DriverDescription driver, Locale language) {
    boolean modbus = driver.links().contains(DriverDescription.LinkKind.MODBUS);
    return new FamilyForm(
        driver.family(),
        driver.title(),
        driver.models(),
        driver.links().stream().map(Enum::name).sorted().toList(),
        modbus ? driver.defaultUnit() : null,
        driver.pollPeriod().toMillis(),
        driver.viewsOf(driver.points()).stream().map(Enum::name).sorted().toList(),
        driver.settings().stream().map(s -> Setting.of(s, language)).toList(),
        driver.points().stream().map(point -> point.id()).toList());
  }
}
