// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Draft.Checks;
import io.meriggio.commissioning.Draft.DraftDevice;
import io.meriggio.commissioning.Draft.DraftLine;
import io.meriggio.commissioning.Draft.Sensors;
import io.meriggio.commissioning.Families;
import io.meriggio.commissioning.Remark;
import io.meriggio.commissioning.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A draft as a form of maps, lists, texts, numbers and booleans, and back. */
public final class DraftForm {
  /** More than any plant of the manual: 8 inverters, 8 charge points, a meter, the terminals. */
  private static final int MOST_ENTRIES = 64;

  private static final Set<String> FIELDS =
      Set.of(
          "step",
          "safetyConfirmed",
          "phases",
          "contractedPower",
          "name",
          "timeZone",
          "latitude",
          "longitude",
          "configuration",
          "exchangeSource",
          "lines",
          "devices",
          "sensors",
          "checks");
  private static final Set<String> DEVICE_FIELDS =
      Set.of("id", "family", "name", "serialNumber", "model", "line", "unit", "settings");
  private static final Set<String> SENSOR_FIELDS =
      Set.of(
          "production",
          "exchangeConstant",
          "productionConstant",
          "invertExchange",
          "invertProduction");
  private static final Set<String> CHECK_FIELDS =
      Set.of("exchange", "production", "meter", "plugAndPlay", "firmware");

  private DraftForm() {}

  /** Reads a form. */
  public static Draft.Read read(Map<String, Object> form) {
    List<Remark> wrong = new ArrayList<>();
    FormReader fields = FormReader.of(form, wrong).only(FIELDS);
    FormReader place = fields.at(Step.PLACE);
    FormReader devices = fields.at(Step.DEVICES);
    Draft draft =
        new Draft(
            fields.text("step", 40),
            fields.at(Step.SAFETY).flag("safetyConfirmed"),
            fields.oneOf("phases", 1, 3),
            fields.at(Step.CONTRACT).whole("contractedPower", 100, 100_000_000),
            place.text("name", 100),
            place.zone("timeZone"),
            place.number("latitude", -90, 90),
            place.number("longitude", -180, 180),
            fields.at(Step.CONFIGURATION).whole("configuration", 1, 9),
            devices.id("exchangeSource"),
            devices.each("lines", MOST_ENTRIES).stream().map(DraftForm::line).toList(),
            devices.each("devices", MOST_ENTRIES).stream().map(DraftForm::device).toList(),
            sensors(fields.at(Step.SENSORS).within("sensors").only(SENSOR_FIELDS)),
            checks(fields.at(Step.SENSORS).within("checks").only(CHECK_FIELDS)));
    return wrong.isEmpty() ? new Draft.Read.Good(draft) : new Draft.Read.Bad(wrong);
  }

  private static DraftLine line(FormReader fields) {
    return new DraftLine(fields.required("id", fields.id("id")), fields.plain(Set.of("id")));
  }

  private static DraftDevice device(FormReader fields) {
    fields.only(DEVICE_FIELDS);
    return new DraftDevice(
        fields.required("id", fields.id("id")),
        fields.required("family", fields.word("family", Families.ALL)),
        fields.text("name", 100),
        fields.text("serialNumber", 40),
        fields.text("model", 100),
        fields.id("line"),
        fields.whole("unit", 1, 247),
        fields.within("settings").plain(Set.of()));
  }

  private static Sensors sensors(FormReader fields) {
    return new Sensors(
        fields.flag("production"),
        fields.oneOf("exchangeConstant", 1, 3),
        fields.oneOf("productionConstant", 1, 3),
        fields.flag("invertExchange"),
        fields.flag("invertProduction"));
  }

  private static Checks checks(FormReader fields) {
    return new Checks(
        fields.flag("exchange"),
        fields.flag("production"),
        fields.flag("meter"),
        fields.flag("plugAndPlay"),
        fields.flag("firmware"));
  }

  /** The form of a draft. */
  public static Map<String, Object> of(Draft draft) {
    Map<String, Object> form = new LinkedHashMap<>();
    put(form, "step", draft.step());
    form.put("safetyConfirmed", draft.safetyConfirmed());
    put(form, "phases", draft.phases());
    put(form, "contractedPower", draft.contractedPower());
    put(form, "name", draft.name());
    put(form, "timeZone", draft.timeZone());
    put(form, "latitude", draft.latitude());
    put(form, "longitude", draft.longitude());
    put(form, "configuration", draft.configuration());
    put(form, "exchangeSource", draft.exchangeSource());
    form.put("lines", draft.lines().stream().map(DraftForm::of).toList());
    form.put("devices", draft.devices().stream().map(DraftForm::of).toList());
    form.put("sensors", of(draft.sensors()));
    form.put("checks", of(draft.checks()));
    return form;
  }

  private static Map<String, Object> of(DraftLine line) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("id", line.id());
    form.putAll(new java.util.TreeMap<>(line.keys()));
    return form;
  }

  private static Map<String, Object> of(DraftDevice device) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("id", device.id());
    form.put("family", device.family());
    put(form, "name", device.name());
    put(form, "serialNumber", device.serialNumber());
    put(form, "model", device.model());
    put(form, "line", device.line());
    put(form, "unit", device.unit());
    if (!device.settings().isEmpty()) {
      form.put("settings", new java.util.TreeMap<>(device.settings()));
    }
    return form;
  }

  private static Map<String, Object> of(Sensors sensors) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("production", sensors.production());
    put(form, "exchangeConstant", sensors.exchangeConstant());
    put(form, "productionConstant", sensors.productionConstant());
    form.put("invertExchange", sensors.invertExchange());
    form.put("invertProduction", sensors.invertProduction());
    return form;
  }

  private static Map<String, Object> of(Checks checks) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("exchange", checks.exchange());
    form.put("production", checks.production());
    form.put("meter", checks.meter());
    form.put("plugAndPlay", checks.plugAndPlay());
    form.put("firmware", checks.firmware());
    return form;
  }

  private static void put(Map<String, Object> form, String name, Optional<?> value) {
    value.ifPresent(given -> form.put(name, given));
  }
}
