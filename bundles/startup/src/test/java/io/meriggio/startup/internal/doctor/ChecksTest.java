// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.meriggio.startup.internal.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {

  private final Messages messages = new Messages(Locale.ENGLISH);
  private final MachineChecks machine = new MachineChecks(messages);
  private final PlaceChecks place = new PlaceChecks(messages);
  private final SiteChecks site = new SiteChecks(messages, Locale.ENGLISH);

  @TempDir Path folder;

  @Test
  void java16IsTooOldAndJava17And25AreGood() {
    assertThat(machine.java(Runtime.Version.parse("16.0.2")).kind()).isEqualTo(Finding.Kind.WRONG);
    assertThat(machine.java(Runtime.Version.parse("17")).kind()).isEqualTo(Finding.Kind.GOOD);
    assertThat(machine.java(Runtime.Version.parse("25")).kind()).isEqualTo(Finding.Kind.GOOD);
  }

  @Test
  void aTakenPortIsWrongUnlessItIsOurOwn() {
    assertThat(machine.httpPort("8080", p -> true, false).kind()).isEqualTo(Finding.Kind.GOOD);
    assertThat(machine.httpPort("8080", p -> false, true).kind()).isEqualTo(Finding.Kind.GOOD);
    Finding taken = machine.httpPort("8080", p -> false, false);
    assertThat(taken.kind()).isEqualTo(Finding.Kind.WRONG);
    assertThat(taken.mend()).contains("MERIGGIO_HTTP_PORT");
  }

  @Test
  void aPortThatIsNoNumberFrom1To65535IsRefused() {
    for (String bad : new String[] {"0", "65536", "http", "-1", "", "8080 "}) {
      assertThat(machine.httpPort(bad, p -> true, false).kind())
          .as("'%s'", bad)
          .isEqualTo(Finding.Kind.WRONG);
    }
    assertThat(machine.httpPort("65535", p -> true, false).kind()).isEqualTo(Finding.Kind.GOOD);
  }

  @Test
  void aClockBefore2026IsWrong() {
    assertThat(machine.clock(at("2025-12-31T23:59:59Z")).kind()).isEqualTo(Finding.Kind.WRONG);
    assertThat(machine.clock(at("1970-01-01T00:00:10Z")).kind()).isEqualTo(Finding.Kind.WRONG);
    assertThat(machine.clock(at("2026-01-01T00:00:00Z")).kind()).isEqualTo(Finding.Kind.GOOD);
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  @Test
  void anUnknownSynchronisationIsANoteAndNoFault() {
    assertThat(machine.synchronisation(folder.resolve("none")).kind()).isEqualTo(Finding.Kind.NOTE);
    assertThat(machine.synchronisation(folder).kind()).isEqualTo(Finding.Kind.GOOD);
  }

  @Test
  void littleSpaceIsANoteAndHardlyAnyIsWrong() {
    assertThat(place.space(folder, 29).kind()).isEqualTo(Finding.Kind.WRONG);
    assertThat(place.space(folder, 30).kind()).isEqualTo(Finding.Kind.NOTE);
    assertThat(place.space(folder, 200).kind()).isEqualTo(Finding.Kind.GOOD);
  }

  @Test
  void theInnermostMountDecidesWhetherLibrariesLoad() {
    List<String> mounts =
        List.of(
            "/dev/sda1 / ext4 rw,relatime 0 0",
            "/dev/sdb1 /var/lib\\040data ext4 rw,noexec,nosuid 0 0",
            "/dev/sdb2 /var/lib\\040data/inner ext4 rw 0 0");
    assertThat(place.executable(Path.of("/opt/meriggio"), mounts).kind())
        .isEqualTo(Finding.Kind.GOOD);
    assertThat(place.executable(Path.of("/var/lib data/tmp"), mounts).kind())
        .isEqualTo(Finding.Kind.WRONG);
    assertThat(place.executable(Path.of("/var/lib data/inner/tmp"), mounts).kind())
        .isEqualTo(Finding.Kind.GOOD);
    assertThat(place.executable(Path.of("/opt"), List.of()).kind()).isEqualTo(Finding.Kind.NOTE);
  }

  @Test
  void aDataDirectoryThatIsYetToBeMadeIsGoodWhereItCanBeMade() {
    assertThat(place.dataDirectory(folder.resolve("a/b")).kind()).isEqualTo(Finding.Kind.GOOD);
    assertThat(place.dataDirectory(Path.of("/proc/1/meriggio")).kind())
        .isEqualTo(Finding.Kind.WRONG);
  }

  @Test
  void aBadValueIsToldWithFileLinePidKeyValueAndWhatIsAllowed() throws Exception {
    Path file =
        file(
            """
            {
              "io.meriggio.line~met": {"transport": "serial",
                "serialPort": "/dev/ttyUSB7", "baudRate": "fast"}
            }
            """);
    List<Finding> findings = site.files(List.of(file));
    assertThat(findings).anyMatch(f -> f.kind() == Finding.Kind.WRONG && f.text().contains("fast"));
    assertThat(findings)
        .filteredOn(f -> f.text().contains("fast"))
        .allMatch(f -> f.text().contains("io.meriggio.line~met") && f.text().contains("baudRate"));
  }

  @Test
  void serialPortsOfLinesAreFoundWithTheirLine() throws Exception {
    Path file =
        file(
            """
            {
              // the bus in the cellar
              "io.meriggio.line~cellar": {"transport": "serial", "serialPort": "/dev/ttyUSB7"},
              "io.meriggio.line~net": {"transport": "modbus-tcp", "host": "192.0.2.7"},
              "other~x": {"serialPort": "/dev/null"}
            }
            """);
    assertThat(site.serialPorts(List.of(file)))
        .isEqualTo(Map.of(Path.of("/dev/ttyUSB7"), "cellar"));
  }

  @Test
  void aSerialPortThatIsNotThereIsWrong() {
    assertThat(site.serialPort(folder.resolve("ttyUSB7"), "cellar", "me").kind())
        .isEqualTo(Finding.Kind.WRONG);
  }

  @Test
  void aFamilyWithoutAPackIsANoteThatNamesThePacksAndTheNearest() throws Exception {
    Path site =
        file(
            """
            {
              "io.meriggio.device~battery": {"family": "hid", "line": "cellar"},
              "io.meriggio.device~grid": {"family": "dtsu666", "line": "cellar"},
              "io.meriggio.device~mill": {"family": "windmill", "line": "cellar"}
            }
            """);
    assertThat(site(site, "dtsu666", "hyd"))
        .extracting(Finding::kind, Finding::text, Finding::mend)
        .containsExactly(
            tuple(
                Finding.Kind.NOTE,
                "Device battery: no pack is named after its family hid; did you mean hyd?",
                "Correct the family, or install its pack; there are: dtsu666, hyd."),
            tuple(
                Finding.Kind.NOTE,
                "Device mill: no pack is named after its family windmill.",
                "Correct the family, or install its pack; there are: dtsu666, hyd."));
    assertThat(site(site)).allMatch(finding -> finding.mend().contains("none at all")).hasSize(3);
  }

  private List<Finding> site(Path file, String... packs) {
    return site.families(List.of(file), List.of(packs));
  }

  @Test
  void packsAreFoundInTheDistributionAndInTheDataDirectory() throws Exception {
    Path delivered = Files.createDirectory(folder.resolve("delivered"));
    Files.createFile(delivered.resolve("heat-pump-0.1.0.kar"));
    Files.createFile(delivered.resolve("sp3000-1.0.0-beta.2.kar"));
    Files.createFile(delivered.resolve("README-1.txt"));
    Path kept = Files.createDirectory(folder.resolve("kept"));
    Files.createDirectories(kept.resolve("boiler/0.1.0_abc"));
    Files.createDirectories(kept.resolve(".staging/pack1"));
    Files.createFile(kept.resolve("state.json"));
    assertThat(PackNames.of(delivered, kept)).containsExactly("boiler", "heat-pump", "sp3000");
    assertThat(PackNames.of(folder.resolve("none"), folder.resolve("nothing"))).isEmpty();
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(site.files(List.of(folder.resolve("nowhere.json"))))
        .singleElement()
        .satisfies(f -> assertThat(f.text()).contains("nowhere.json"));
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("site.json"), text);
  }
}
