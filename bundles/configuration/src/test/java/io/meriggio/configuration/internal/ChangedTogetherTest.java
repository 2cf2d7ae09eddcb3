// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several configurations changed through a door, all of them or none. */
class ChangedTogetherTest {
  private static final String LINE = "io.meriggio.line~met";
  private static final String GRID = "io.meriggio.device~grid";
  private static final String ROOF = "io.meriggio.device~roof";
  private static final String PLANT = "io.meriggio.plant";
  private static final Map<String, Object> TCP =
      Map.of("transport", "modbus-tcp", "host", "192.0.2.7");

  @TempDir private Path data;
  private final MemoryConfigurationAdmin framework = new MemoryConfigurationAdmin();
  private SiteConfiguration site;

  @BeforeEach
  void aSiteWithOneMeter() throws IOException {
    site = start();
    site.put(LINE, TCP);
    site.put(GRID, device("dtsu666", "met", 32));
  }

  @Test
  void aLineAndItsDevicesComeAtOnceAndStayOverRestarts() throws IOException {
    String line = "io.meriggio.line~rs485";
    assertThat(
            site.change(
                Map.of(
                    line,
                    Optional.of(Map.of("transport", "serial", "serialPort", "/dev/ttyUSB0")),
                    ROOF,
                    Optional.of(device("string", "rs485", 1)),
                    GRID,
                    Optional.of(device("dtsu666", "rs485", 32)),
                    LINE,
                    Optional.empty(),
                    "io.meriggio.device~nobody",
                    Optional.empty())))
        .isEmpty();
    assertThat(site.effective()).containsOnlyKeys(line, ROOF, GRID);
    assertThat(start().effective()).isEqualTo(site.effective());
    assertThat(framework.stored).containsOnlyKeys(line, ROOF, GRID);
  }

  @Test
  void oneBadValueLeavesAllAsItWas() {
    var before = site.effective();
    List<Problem> problems =
        site.change(
            Map.of(
                PLANT,
                Optional.of(Map.of("phases", 2, "contractedPower", 5)),
                ROOF,
                Optional.of(device("string", "met", 1))));
    assertThat(problems).extracting(Problem::key).containsOnly("phases", "contractedPower");
    assertThat(site.effective()).isEqualTo(before);
    assertThat(framework.stored).containsOnlyKeys(LINE, GRID);
  }

  @Test
  void devicesAreCheckedAsTheyWillStandTogether() {
    List<Problem> twice =
        site.change(
            Map.of(
                ROOF,
                Optional.of(device("string", "met", 7)),
                "io.meriggio.device~barn",
                Optional.of(device("string", "met", 7))));
    assertThat(twice).extracting(Problem::key).containsOnly("unit");
    // the address becomes free in the same change
    assertThat(
            site.change(
                Map.of(ROOF, Optional.of(device("dtsu666", "met", 32)), GRID, Optional.empty())))
        .isEmpty();
    assertThat(site.effective()).containsOnlyKeys(LINE, ROOF);
  }

  @Test
  void aLineIsNotTakenFromADeviceThatStays() {
    List<Problem> problems = site.change(Map.of(LINE, Optional.empty()));
    assertThat(problems)
        .singleElement()
        .satisfies(p -> assertThat(p.pid() + "/" + p.key()).isEqualTo(GRID + "/line"));
    assertThat(site.effective()).containsKey(LINE);
  }

  @Test
  void aWarningStopsNothing() {
    List<Problem> problems =
        site.change(Map.of(GRID, Optional.empty(), ROOF, Optional.of(device("string", "met", 32))));
    assertThat(problems).singleElement().satisfies(p -> assertThat(p.warning()).isTrue());
    assertThat(site.effective()).containsOnlyKeys(LINE, ROOF);
  }

  @Test
  void aFailureHalfWayPutsBackWhatWas() throws IOException {
    var before = site.effective();
    framework.failsOnceAt = "update " + ROOF;
    assertThatThrownBy(
            () ->
                site.change(
                    Map.of(
                        LINE,
                        Optional.of(Map.of("transport", "modbus-tcp", "host", "192.0.2.8")),
                        ROOF,
                        Optional.of(device("string", "met", 1)))))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no room for update " + ROOF);
    assertThat(site.effective()).isEqualTo(before);
    assertThat(framework.stored).containsOnlyKeys(LINE, GRID);
    assertThat(framework.stored.get(LINE).get("host")).isEqualTo("192.0.2.7");
    assertThat(start().effective()).isEqualTo(before);
  }

  private SiteConfiguration start() throws IOException {
    return LayeredSiteConfiguration.start(
        new LayerStore(data), new ConfigurationStore(framework.admin()), List.of());
  }

  private static Map<String, Object> device(String family, String line, int unit) {
    return Map.of("family", family, "line", line, "unit", unit);
  }
}
