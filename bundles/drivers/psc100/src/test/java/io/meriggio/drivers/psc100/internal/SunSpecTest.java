// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.psc100.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.AddressRange;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Fault;
import io.meriggio.device.Point;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.Frame;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.RegisterText;
import io.meriggio.testkit.ScriptedLink;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The chain is walked and the scale factors are read, wherever and whatever they are. */
class SunSpecTest {

  @Test
  void the_reference_chain_is_read() throws Exception {
    try (OpenedDevice plant = Plants.opened(Plants.sunSpec(), 1, Map.of())) {
      assertThat(plant.number("ac_power")).isEqualTo(1_800_000);
      assertThat(plant.number("pv_power")).isEqualTo(1_800_000);
      assertThat(plant.number("reactive_power")).isEqualTo(-120_000);
      assertThat(plant.number("frequency")).isEqualTo(50);
      assertThat(plant.number("power_factor")).isEqualTo(0.998);
      assertThat(plant.number("energy_pv_total")).isEqualTo(12_345_000);
      assertThat(plant.number("voltage_l1_l2")).isEqualTo(800.1);
      assertThat(plant.number("rated_power")).isEqualTo(3_000_000);
      assertThat(plant.number("active_power_limit")).isEqualTo(100);
      assertThat(plant.reading("status").value()).contains(Value.of("MPPT"));
      assertThat(plant.reading("running").value()).contains(Value.of(true));
      assertThat(plant.reading("serial_number").value()).contains(Value.of("PSC100A0000012"));
    }
  }

  /** Model 1 of 65 registers, a vendor's model between, and 103 before 123 with other factors. */
  private static ScriptedLink shifted() {
    ScriptedLink link = new ScriptedLink().set(1, 0x9C40, new int[300]);
    link.set(1, 0x9C40, "5375 6E53");
    Plants.header(link, 0x9C42, 1, 65);
    Plants.header(link, 0x9C85, 64_001, 10);
    Plants.header(link, 0x9C91, 103, 50);
    Plants.header(link, 0x9CC5, 123, 24);
    Plants.header(link, 0x9CDF, 0xFFFF, 0);
    return link.set(1, 0x9C74, RegisterText.of("SHIFTED1"))
        .set(1, 0x9C91 + 14, 18_000, 2)
        .set(1, 0x9C91 + 16, 500, 0xFFFF)
        .set(1, 0x9CC5 + 4, 1)
        .set(1, 0x9CC5 + 5, 100)
        .set(1, 0x9CC5 + 23, 0, 0xFFFE, 0x8000);
  }

  @Test
  void a_chain_that_lies_elsewhere_with_other_factors_is_read_where_and_as_it_is()
      throws Exception {
    ScriptedLink link = shifted();
    try (OpenedDevice plant = Plants.opened(link, 1, Plants.CONFIRMED)) {
      assertThat(plant.number("ac_power")).isEqualTo(1_800_000);
      assertThat(plant.number("frequency")).isEqualTo(50);
      assertThat(plant.number("active_power_limit")).isEqualTo(100);
      assertThat(plant.connection().points())
          .extracting(Point::id)
          .as("models that it has not got")
          .doesNotContain("rated_power", "m121_wmax")
          .as("its scale factor is not implemented")
          .doesNotContain("reactive_power_percent");
      Plants.command(plant, "active_power_limit", Value.of(60));
      assertThat(Plants.plain(link))
          .containsExactly("01 10 9C CA 00 05 0A 00 3C 00 00 00 78 00 00 00 01");
    }
  }

  @Test
  void what_a_device_has_not_implemented_is_not_present() throws Exception {
    ScriptedLink link = Plants.sunSpec().set(1, 0x9C94, 0x8000).set(1, 0x9CA7, 0x8000);
    try (OpenedDevice plant = Plants.opened(link, 1, Map.of())) {
      assertThat(plant.reading("ac_power").reason()).isEqualTo(Reason.NOT_PRESENT);
      assertThat(plant.reading("pv_power").value()).isEmpty();
    }
  }

  @Test
  void events_are_told_in_plain_words_and_an_unimplemented_word_is_none() throws Exception {
    ScriptedLink link = Plants.sunSpec().set(1, 0x9CAE, 0, 0x0081);
    try (OpenedDevice plant = Plants.opened(link, 1, Map.of())) {
      Value.Faults faults = (Value.Faults) plant.reading("fault").value().orElseThrow();
      assertThat(faults.faults())
          .extracting(Fault::text)
          .containsExactly("Earth fault", "Temperature too high");
    }
    try (OpenedDevice plant =
        Plants.opened(Plants.sunSpec().set(1, 0x9CAE, 0xFFFF, 0xFFFF), 1, Map.of())) {
      assertThat(plant.connection().points()).extracting(Point::id).doesNotContain("fault");
    }
  }

  @Test
  void one_family_of_models_only_is_used() throws Exception {
    try (OpenedDevice plant = Plants.opened(Plants.sunSpec(), 1, Map.of())) {
      assertThat(plant.connection().points())
          .extracting(Point::id)
          .noneMatch(id -> id.startsWith("m70"));
    }
  }

  @Test
  void a_plant_of_models_701_to_704_is_read_and_not_commanded() throws Exception {
    ScriptedLink link = new ScriptedLink().set(1, 0x9C40, new int[600]);
    link.set(1, 0x9C40, "5375 6E53");
    Plants.header(link, 0x9C42, 1, 66);
    Plants.header(link, 0x9C86, 701, 153);
    Plants.header(link, 0x9D21, 704, 65);
    Plants.header(link, 0x9D64, 0xFFFF, 0);
    link.set(1, 0x9C86 + 4, 3).set(1, 0x9C86 + 10, 1800).set(1, 0x9C86 + 116, 3);
    link.set(1, 0x9D21 + 14, 1, 6000).set(1, 0x9D21 + 54, 0xFFFE);
    try (OpenedDevice plant = Plants.opened(link, 1, Plants.CONFIRMED)) {
      assertThat(plant.number("ac_power")).isEqualTo(1_800_000);
      assertThat(plant.number("active_power_limit")).isEqualTo(60);
      assertThat(plant.reading("status").value()).contains(Value.of("RUNNING"));
      assertThat(plant.connection().points())
          .filteredOn(point -> point.id().equals("active_power_limit"))
          .allMatch(point -> point.command().isEmpty());
    }
  }

  @Test
  void a_chain_without_an_end_is_refused() {
    ScriptedLink link = Plants.sunSpec();
    for (int address = 0x9C42; address < 0x9E64; address++) {
      link.set(1, address, 1);
    }
    assertThatThrownBy(() -> SunSpecChain.walk(link, 1)).isInstanceOf(DeviceException.class);
  }

  @Test
  void any_chain_is_walked_to_an_end_or_refused() {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases =
        Integer.getInteger("meriggio.cases", 200) * Integer.getInteger("meriggio.factor", 1);
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    int walked = 0;
    for (int round = 0; round < cases; round++) {
      ScriptedLink link = Plants.sunSpec();
      for (int change = random.nextInt(6); change >= 0; change--) {
        link.set(1, 0x9C42 + random.nextInt(0x9E64 - 0x9C42), random.nextInt(0x10000));
      }
      try (OpenedDevice plant = Plants.opened(link, 1, Map.of())) {
        assertThat(plant.connection().points()).isNotEmpty();
        walked++;
      } catch (DeviceException refused) {
        assertThat(refused.getMessage()).as("seed " + seed).isNotBlank();
      } catch (Exception e) {
        throw new AssertionError("seed " + seed, e);
      }
      assertThat(link.requests().size()).isLessThan(1000);
    }
    assertThat(walked).isPositive();
  }

  @Test
  void the_probe_is_the_frame_of_the_document() {
    FrameReplay replay = FrameReplay.resource(getClass(), "documented.frames");
    assertThat(new Psc100Driver().probe(replay, new AddressRange(1, 1)).toList()).hasSize(1);
    assertThat(replay.sent().stream().map(frame -> Frame.asMbap(4, frame)))
        .contains("00 04 00 00 00 06 01 03 9C 40 00 04");
  }
}
