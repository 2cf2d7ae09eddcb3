// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.configuration.Layer;
import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayeredSiteConfigurationTest {
  private static final String LINE = "io.meriggio.line~met";
  private static final String DEVICE = "io.meriggio.device~grid";
  private static final String PLANT = "io.meriggio.plant";
  private static final String SITE =
      """
      {"io.meriggio.line~met":{"transport":"modbus-tcp","host":"192.0.2.7"},
       "io.meriggio.device~grid":{"family":"dtsu666","line":"met","unit":32},
       "io.meriggio.plant":{"contractedPower":6000,"phases":3}}
      """;

  @TempDir private Path data;
  private final MemoryConfigurationAdmin framework = new MemoryConfigurationAdmin();
  private Path file;

  @BeforeEach
  void writeTheSite() throws IOException {
    file = Files.writeString(data.resolve("site.json"), SITE);
  }

  @Test
  void theFirstStartAppliesEveryPidLinesBeforeTheirDevices() throws IOException {
    SiteConfiguration site = start();
    assertThat(site.problems()).isEmpty();
    assertThat(framework.done)
        .containsExactly("update " + PLANT, "update " + LINE, "update " + DEVICE);
    assertThat(framework.stored.get(DEVICE).get("unit")).isEqualTo(32L);
    assertThat(site.effective()).containsOnlyKeys(LINE, DEVICE, PLANT);
  }

  @Test
  void anEqualFileAtRestartChangesNothing() throws IOException {
    start();
    framework.done.clear();
    edit("\"unit\":32", "\"unit\" : 32 /* unchanged */");
    assertThat(start().problems()).isEmpty();
    assertThat(framework.done).isEmpty();
  }

  @Test
  void aChangedPidIsAppliedAgainAndOnlyThat() throws IOException {
    start();
    framework.done.clear();
    edit("192.0.2.7", "192.0.2.8");
    SiteConfiguration site = start();
    assertThat(framework.done).containsExactly("update " + LINE);
    assertThat(site.effective().get(LINE)).containsEntry("host", "192.0.2.8");
  }

  @Test
  void aPidThatHasGoneFromTheFileIsRemoved() throws IOException {
    start();
    framework.done.clear();
    edit(",\n \"io.meriggio.plant\":{\"contractedPower\":6000,\"phases\":3}", "");
    start();
    assertThat(framework.done).containsExactly("delete " + PLANT);
  }

  @Test
  void aBadPidIsRefusedTheOthersApplyAndWhatRanGoesOn() throws IOException {
    start();
    framework.done.clear();
    edit("\"unit\":32", "\"unit\":320");
    edit("6000", "4500");
    SiteConfiguration site = start();
    assertThat(site.problems()).extracting(Problem::pid).containsExactly(DEVICE);
    assertThat(framework.done).containsExactly("update " + PLANT);
    assertThat(site.effective().get(DEVICE)).containsEntry("unit", 32L);
    assertThat(start().problems()).as("it is told at each start").hasSize(1);
  }

  @Test
  void aBrokenFileLeavesAllThatRan() throws IOException {
    start();
    framework.done.clear();
    edit("}}", "}");
    SiteConfiguration site = start();
    assertThat(site.problems()).hasSize(1);
    assertThat(framework.done).isEmpty();
    assertThat(site.effective()).containsOnlyKeys(LINE, DEVICE, PLANT);
  }

  @Test
  void anEntryThatIsNoLongerAnObjectLeavesWhatRan() throws IOException {
    start();
    edit("{\"contractedPower\":6000,\"phases\":3}", "6000");
    SiteConfiguration site = start();
    assertThat(site.problems()).hasSize(1);
    assertThat(site.effective().get(PLANT)).containsEntry("contractedPower", 6000L);
  }

  @Test
  void aChangeThroughADoorStaysOverRestarts() throws IOException {
    assertThat(start().put(PLANT, Map.of("contractedPower", 4500, "phases", 3))).isEmpty();
    assertThat(start().effective().get(PLANT)).containsEntry("contractedPower", 4500L);
    assertThat(framework.stored.get(PLANT).get("contractedPower")).isEqualTo(4500L);
  }

  @Test
  void aDoorsChangeStaysWhenTheFileChangesAnotherKeyOfThePid() throws IOException {
    start().put(PLANT, Map.of("contractedPower", 4500, "phases", 3));
    edit("\"phases\":3", "\"phases\":1");
    assertThat(start().effective().get(PLANT))
        .isEqualTo(Map.of("contractedPower", 4500L, "phases", 1L));
  }

  @Test
  void theFilesNewWordForTheSameKeyCounts() throws IOException {
    start().put(PLANT, Map.of("contractedPower", 4500, "phases", 3));
    edit("6000", "10000");
    assertThat(start().effective().get(PLANT)).containsEntry("contractedPower", 10000L);
  }

  @Test
  void aKeyTakenAwayThroughADoorStaysAway() throws IOException {
    start().put(PLANT, Map.of("phases", 3));
    SiteConfiguration site = start();
    assertThat(site.effective().get(PLANT)).isEqualTo(Map.of("phases", 3L));
    assertThat(site.layers().get(1).removed()).containsExactly(PLANT + "/contractedPower");
  }

  @Test
  void aPidDeletedThroughADoorStaysDeletedUntilItsTextChanges() throws IOException {
    assertThat(start().delete(PLANT)).isTrue();
    SiteConfiguration site = start();
    assertThat(site.effective()).doesNotContainKey(PLANT);
    assertThat(framework.stored).doesNotContainKey(PLANT);
    assertThat(site.delete(PLANT)).isFalse();
    edit("6000", "6500");
    assertThat(start().effective().get(PLANT)).containsEntry("contractedPower", 6500L);
  }

  @Test
  void aDeviceMadeThroughADoorStaysWhenTheFileChanges() throws IOException {
    SiteConfiguration site = start();
    String pid = "io.meriggio.device~pv";
    assertThat(site.put(pid, Map.of("family", "string", "line", "met", "unit", 1))).isEmpty();
    edit("6000", "6500");
    assertThat(start().effective()).containsKey(pid);
    assertThat(start().delete(pid)).isTrue();
    assertThat(start().effective()).doesNotContainKey(pid);
  }

  @Test
  void aBadChangeThroughADoorChangesNothing() throws IOException {
    SiteConfiguration site = start();
    framework.done.clear();
    assertThat(site.put(PLANT, Map.of("phases", 2)))
        .extracting(Problem::key)
        .containsExactly("phases");
    assertThat(site.put("io.meriggio.device~a", Map.of("family", "string", "line", "none")))
        .extracting(Problem::key)
        .containsExactly("line");
    assertThat(site.put("org.example", Map.of())).hasSize(1);
    assertThat(framework.done).isEmpty();
    assertThat(site.effective()).containsOnlyKeys(LINE, DEVICE, PLANT);
  }

  @Test
  void aWarningDoesNotStopAChange() throws IOException {
    SiteConfiguration site = start();
    site.delete(DEVICE);
    List<Problem> told =
        site.put("io.meriggio.device~pv", Map.of("family", "string", "line", "met", "unit", 32));
    assertThat(told).singleElement().matches(Problem::warning);
    assertThat(site.effective()).containsKey("io.meriggio.device~pv");
  }

  @Test
  void bothLayersAreListed() throws IOException {
    SiteConfiguration site = start();
    site.put(PLANT, Map.of("contractedPower", 4500, "phases", 3));
    site.delete(DEVICE);
    Layer fromFile = site.layers().get(0);
    Layer fromDoors = site.layers().get(1);
    assertThat(fromFile.kind()).isEqualTo(Layer.Kind.FILE);
    assertThat(fromFile.configurations().get(PLANT)).containsEntry("contractedPower", 6000L);
    assertThat(fromFile.configurations()).containsKey(DEVICE);
    assertThat(fromDoors.kind()).isEqualTo(Layer.Kind.DOOR);
    assertThat(fromDoors.configurations().get(PLANT)).isEqualTo(Map.of("contractedPower", 4500L));
    assertThat(fromDoors.removed()).containsExactly(DEVICE);
  }

  @Test
  void aStartWithoutFilesKeepsWhatAnEarlierOneWasGiven() throws IOException {
    start();
    framework.done.clear();
    assertThat(start(List.of()).effective()).containsOnlyKeys(LINE, DEVICE, PLANT);
    assertThat(framework.done).isEmpty();
  }

  @Test
  void killedAtAnyStepTheNextStartLeadsToTheRightState() throws IOException {
    start();
    for (int steps = 0; steps < 4; steps++) {
      edit("192.0.2." + (7 + steps), "192.0.2." + (8 + steps));
      edit("\"contractedPower\":" + (6000 + steps), "\"contractedPower\":" + (6001 + steps));
      framework.stepsToLive = steps;
      try {
        start();
      } catch (IOException killed) {
        assertThat(killed).hasMessageStartingWith("killed before");
      }
      framework.stepsToLive = Integer.MAX_VALUE;
      start();
      assertThat(framework.stored.get(LINE).get("host")).isEqualTo("192.0.2." + (8 + steps));
      assertThat(framework.stored.get(PLANT).get("contractedPower")).isEqualTo(6001L + steps);
    }
  }

  @Test
  void aChangeThatCantBeStoredIsToldAndUndone() throws IOException {
    SiteConfiguration site = start();
    framework.stepsToLive = 0;
    assertThatThrownBy(() -> site.put(PLANT, Map.of("phases", 1)))
        .isInstanceOf(UncheckedIOException.class);
    framework.stepsToLive = Integer.MAX_VALUE;
    assertThat(site.effective().get(PLANT)).containsEntry("phases", 3L);
    assertThat(start().effective().get(PLANT)).containsEntry("phases", 3L);
  }

  @Test
  void withoutItsRecordWhatIsInForceStays() throws IOException {
    start().put("io.meriggio.gateway", Map.of("name", "Cantina"));
    Files.writeString(data.resolve("config-layers.json"), "{\"version\":1,\"file\":{");
    SiteConfiguration site = start();
    assertThat(site.effective().get("io.meriggio.gateway")).containsEntry("name", "Cantina");
    assertThat(site.effective()).containsKeys(LINE, DEVICE, PLANT);
    assertThat(data.resolve("config-layers.json.broken")).exists();
  }

  private SiteConfiguration start() throws IOException {
    return start(List.of(file));
  }

  private SiteConfiguration start(List<Path> files) throws IOException {
    return LayeredSiteConfiguration.start(
        new LayerStore(data), new ConfigurationStore(framework.admin()), files);
  }

  private void edit(String before, String after) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after));
  }
}
