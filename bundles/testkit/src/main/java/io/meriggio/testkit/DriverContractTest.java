// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DriverDescription;
import io.meriggio.device.Reason;
import io.meriggio.device.SettingDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every driver of Modbus devices keeps. A driver's test extends it with its driver and a
 * healthy device as register images; a fresh one for each call.
 */
public abstract class DriverContractTest extends CommandContract {

  @Test
  void the_description_is_pure_data() {
    DriverDescription description = driver().description();
    assertEquals(description, driver().description());
    assertTrue(description.family().matches("[a-z0-9-]+"), description.family());
    assertFalse(description.title().isBlank());
    assertTrue(description.defaultUnit() >= 1 && description.defaultUnit() <= 247);
    assertTrue(description.pollPeriod().toMillis() > 0);
    assertFalse(description.links().isEmpty());
    Set<String> ids = new HashSet<>();
    description.points().forEach(point -> assertTrue(ids.add(point.id()), "twice: " + point.id()));
    description.points().forEach(VocabularyRules::keeps);
  }

  @Test
  void every_setting_can_be_drawn_as_a_form() {
    Set<String> keys = new HashSet<>();
    for (SettingDescription setting : driver().description().settings()) {
      assertTrue(keys.add(setting.key()), "twice: " + setting.key());
      assertTrue(setting.labels().containsKey("en"), setting.key() + " has no English label");
      assertTrue(setting.labels().containsKey("it"), setting.key() + " has no Italian label");
      assertTrue(setting.labels().containsKey("de"), setting.key() + " has no German label");
      setting
          .defaultValue()
          .ifPresent(value -> assertEquals(Optional.empty(), setting.problem(value)));
    }
  }

  @Test
  void opening_does_not_talk_to_the_device() throws Exception {
    ScriptedLink link = device();
    try (OpenedDevice device = open(link)) {
      assertEquals(List.of(), link.requests());
      assertFalse(driver().description().points().isEmpty());
      assertEquals(Map.of(), device.readings());
    }
  }

  @Test
  void a_faulty_map_of_the_site_is_refused_with_line_and_column() {
    DeviceContext.SiteMap broken =
        new DeviceContext.SiteMap(
            "site.csv",
            "address,count,type,endian,scale,unit,access,function,name,channel,meaning,models,"
                + "source,confidence\n0x0000,1,u17,big,1,,ro,03,x,,,,,high\n");
    DeviceException refused =
        assertThrows(
            DeviceException.class,
            () ->
                new OpenedDevice(
                    driver(), device(), unit(), model(), settings(), Optional.of(broken)));
    assertEquals(Reason.BAD_MAP, refused.reason());
    assertTrue(refused.getMessage().contains("site.csv line 2, column 3 (type): found 'u17'"));
  }

  @Test
  void no_thread_is_started() throws Exception {
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    try (OpenedDevice device = open(device()).started()) {
      Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
      now.removeAll(before);
      now.removeIf(DriverContractTest::isOfTheJvm);
      assertEquals(Set.of(), now);
      assertFalse(device.readings().isEmpty());
    }
  }

  private static boolean isOfTheJvm(Thread thread) {
    return thread.getThreadGroup() == null || thread.getThreadGroup().getName().equals("system");
  }
}
