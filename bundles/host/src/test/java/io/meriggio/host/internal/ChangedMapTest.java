// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceContext.SiteMap;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceState;
import io.meriggio.device.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the folder of maps come, change and go while devices are served. */
class ChangedMapTest {

  @TempDir private Path maps;
  private final FakeDriver driver = new FakeDriver();
  private Rig rig;

  @BeforeEach
  void start() {
    driver.identify =
        () -> {
          if (lastMap().filter(csv -> csv.equals("rubbish")).isPresent()) {
            throw new DeviceException(Reason.BAD_MAP, "mine.csv line 1, column 1: found 'rubbish'");
          }
        };
    rig = new Rig(maps);
    rig.line("met", "host", "192.0.2.7");
    rig.driver(driver);
  }

  @Test
  void aCorrectedMapIsTakenUpWithinAMinuteAndOnlyOnce() throws IOException {
    put("mine.csv", "first");
    grid("map", "mine.csv");
    put("mine.csv", "corrected");
    rig.host.tick();
    assertThat(opened()).as("not before its time").containsExactly("first");

    look();
    look();
    assertThat(opened()).containsExactly("first", "corrected");
    assertThat(state()).isEqualTo(DeviceState.ONLINE);
  }

  @Test
  void aDeviceThatDoesNotUseTheChangedMapStaysOpen() throws IOException {
    put("mine.csv", "first");
    grid("map", "mine.csv");
    put("another.csv", "other");
    look();

    assertThat(opened()).containsExactly("first");
  }

  @Test
  void aBrokenMapIsRefusedWithItsPlaceAndTheFormerOneGoesOn() throws IOException {
    put("mine.csv", "first");
    grid("map", "mine.csv");
    put("mine.csv", "rubbish");
    look();

    assertThat(opened()).containsExactly("first", "rubbish", "first");
    assertThat(state()).isEqualTo(DeviceState.ONLINE);
    assertThat(detail())
        .contains("map mine.csv is refused, the former one serves", "line 1, column 1");
    assertThat(rig.snapshot("grid").detail().in(Locale.ITALIAN)).contains("serve la precedente");

    put("mine.csv", "mended");
    look();
    assertThat(opened()).endsWith("mended");
    assertThat(detail()).isEmpty();
  }

  @Test
  void afterTwoBrokenMapsTheLastGoodOneStillGoesOn() throws IOException {
    put("mine.csv", "first");
    grid("map", "mine.csv");
    put("mine.csv", "rubbish");
    look();
    Files.delete(maps.resolve("mine.csv"));
    look();
    assertThat(state()).isEqualTo(DeviceState.ONLINE);
    assertThat(detail()).contains("mine.csv", "no such file", "the former one serves");

    put("mine.csv", "rubbish");
    look();
    assertThat(opened()).endsWith("first");
    assertThat(state()).isEqualTo(DeviceState.ONLINE);
  }

  @Test
  void aMapOfTheFamilyServesWhenItComesAndTheBuiltInOneWhenItGoes() throws IOException {
    grid();
    put("meter.csv", "family");
    look();
    Files.delete(maps.resolve("meter.csv"));
    look();

    assertThat(opened()).containsExactly("built-in", "family", "built-in");
    assertThat(state()).isEqualTo(DeviceState.ONLINE);
  }

  @Test
  void aDeviceWhoseMapWasMissingStartsWhenItComes() throws IOException {
    grid("map", "mine.csv");
    assertThat(state()).isEqualTo(DeviceState.REFUSED);
    put("mine.csv", "first");
    look();

    assertThat(state()).isEqualTo(DeviceState.ONLINE);
    assertThat(opened()).containsExactly("first");
  }

  private void grid(Object... more) {
    Object[] all = new Object[more.length + 2];
    all[0] = "line";
    all[1] = "met";
    System.arraycopy(more, 0, all, 2, more.length);
    rig.device("grid", all);
    rig.hand.settle();
  }

  private void look() {
    rig.run(Host.LOOK_AT_MAPS_EVERY);
    rig.host.tick();
    rig.hand.settle();
  }

  private void put(String name, String csv) throws IOException {
    Files.writeString(maps.resolve(name), csv);
  }

  private DeviceState state() {
    return rig.snapshot("grid").state();
  }

  private String detail() {
    return rig.snapshot("grid").detail().english();
  }

  private List<String> opened() {
    return driver.opened.stream()
        .map(DeviceContext::map)
        .map(map -> map.map(SiteMap::csv).orElse("built-in"))
        .toList();
  }

  private Optional<String> lastMap() {
    return driver.opened.get(driver.opened.size() - 1).map().map(SiteMap::csv);
  }
}
