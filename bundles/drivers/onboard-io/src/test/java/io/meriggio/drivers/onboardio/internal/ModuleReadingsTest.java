// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.Capability;
import io.meriggio.device.DeviceContext;
import io.meriggio.device.DeviceException;
import io.meriggio.device.NoLink;
import io.meriggio.device.Point;
import io.meriggio.device.Quality;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.TestCycle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModuleReadingsTest {

  @Test
  void everyTerminalIsRead() throws Exception {
    try (OpenedDevice device = open(Modules.healthy(), Map.of()).started()) {
      assertThat(device.number("ct_1_power")).isEqualTo(-1500);
      assertThat(device.number("grid_power")).isEqualTo(-1500);
      assertThat(device.reading("grid_power").quality()).isEqualTo(Quality.GOOD);
      assertThat(device.number("ct_2_power")).isEqualTo(2300);
      assertThat(device.number("pv_power")).isEqualTo(2300);
      assertThat(device.number("temperature_1")).isEqualTo(21.5);
      assertThat(device.number("temperature_2")).isEqualTo(-3.2);
      assertThat(device.reading("digital_input_1").value()).contains(Value.of(false));
      assertThat(device.reading("digital_input_2").value()).contains(Value.of(true));
      for (int output = 1; output <= 4; output++) {
        assertThat(device.reading("output_" + output).value()).contains(Value.of(false));
      }
      assertThat(device.readings()).doesNotContainKey("map_version");
    }
  }

  @Test
  void itSaysWhoItIs() throws Exception {
    try (OpenedDevice device = open(Modules.healthy(), Map.of())) {
      assertThat(device.connection().identify().serialNumber()).contains("IO000001");
      assertThat(device.connection().identify().firmware()).contains("1.0");
    }
  }

  @Test
  void onAThreePhaseSiteTheRawSensorIsGoodAndThePowerEstimated() throws Exception {
    Map<String, String> settings = Map.of("exchangeConstant", "3", "invertExchange", "true");
    try (OpenedDevice device = open(Modules.healthy(), settings).started()) {
      assertThat(device.number("ct_1_power")).isEqualTo(-1500);
      assertThat(device.reading("ct_1_power").quality()).isEqualTo(Quality.GOOD);
      assertThat(device.number("grid_power")).isEqualTo(4500);
      assertThat(device.reading("grid_power").quality()).isEqualTo(Quality.UNCERTAIN);
      assertThat(device.reading("grid_power").reason()).isEqualTo(Reason.ESTIMATED);
      assertThat(device.reading("pv_power").quality()).isEqualTo(Quality.GOOD);
    }
  }

  @Test
  void whatIsNotFittedIsNotOffered() throws Exception {
    ScriptedLink link = Modules.healthy().set(1, 0x0102, "8000 0000").set(1, 0x0105, "8000");
    try (OpenedDevice device = open(link, Map.of()).started()) {
      List<Point> points = device.connection().points();
      assertThat(points)
          .extracting(Point::id)
          .contains("ct_1_power", "grid_power", "temperature_1")
          .doesNotContain("ct_2_power", "pv_power", "temperature_2");
      assertThat(new OnboardIoDriver().description().viewsOf(points))
          .containsExactlyInAnyOrder(Capability.GRID_METER, Capability.SWITCHED_OUTPUTS);
      assertThat(device.readings()).doesNotContainKeys("ct_2_power", "pv_power", "temperature_2");

      link.set(1, 0x0105, 200);
      device.connection().identify();
      assertThat(device.connection().points()).extracting(Point::id).contains("temperature_2");
    }
  }

  @Test
  void aSensorThatBreaksIsUnknown() throws Exception {
    ScriptedLink link = Modules.healthy();
    try (OpenedDevice device = open(link, Map.of()).started()) {
      link.set(1, 0x0102, "8000 0000").set(1, 0x0105, "8000").set(1, 0x0106, 7);
      device.connection().poll(TestCycle.full());
      for (String id : List.of("ct_2_power", "pv_power", "temperature_2")) {
        assertThat(device.reading(id).quality()).as(id).isEqualTo(Quality.BAD);
        assertThat(device.reading(id).reason()).as(id).isEqualTo(Reason.NOT_PRESENT);
      }
      assertThat(device.reading("digital_input_1").reason()).isEqualTo(Reason.DEVICE_ERROR);
    }
  }

  @Test
  void itOffersTheViewsOfAMeterAnInverterAndOutputs() throws Exception {
    try (OpenedDevice device = open(Modules.healthy(), Map.of()).started()) {
      List<Point> points = device.connection().points();
      assertThat(new OnboardIoDriver().description().viewsOf(points))
          .containsExactlyInAnyOrder(
              Capability.GRID_METER, Capability.PV_INVERTER, Capability.SWITCHED_OUTPUTS);
    }
  }

  @Test
  void aModuleWithOtherRegistersIsReadByAMapOfTheSite() throws Exception {
    String csv =
        "address,count,type,endian,scale,unit,access,function,name,channel,meaning,models,source,"
            + "confidence\n"
            + "0x0010,1,i16,big,0.1,degC,ro,04,probe,temperature_1,,X1,site,single\n"
            + "0x0020,1,u16,big,1,,rw,03/06,k1,output_1,,X1,site,single\n";
    ScriptedLink link = new ScriptedLink().setFor(9, 0x04, 0x0010, 205).setFor(9, 0x03, 0x0020, 0);
    OpenedDevice opened =
        new OpenedDevice(
            new OnboardIoDriver(),
            link,
            9,
            Optional.empty(),
            Map.of(),
            Optional.of(new DeviceContext.SiteMap("module.csv", csv)));
    try (OpenedDevice device = opened.started()) {
      assertThat(device.number("temperature_1")).isEqualTo(20.5);
      assertThat(device.readings().keySet()).containsExactlyInAnyOrder("temperature_1", "output_1");
      device.connection().execute(OpenedDevice.command("output_1", Value.of(true)));
      assertThat(link.register(9, 0x0020)).as("no reference map: it writes").contains(1);
    }
  }

  @Test
  void withoutALineThereIsNoModule() {
    assertThatThrownBy(
            () ->
                new OpenedDevice(
                    new OnboardIoDriver(),
                    new NoLink(),
                    1,
                    Optional.empty(),
                    Map.of("backend", "modbus"),
                    Optional.empty()))
        .isInstanceOf(DeviceException.class)
        .hasMessage("settings.backend: found 'modbus', allowed without a line: linux");
  }

  private static OpenedDevice open(ScriptedLink link, Map<String, String> settings)
      throws DeviceException {
    return new OpenedDevice(
        new OnboardIoDriver(), link, Modules.UNIT, Optional.empty(), settings, Optional.empty());
  }
}
