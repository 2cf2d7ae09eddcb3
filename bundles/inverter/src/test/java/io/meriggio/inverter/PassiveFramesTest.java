// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Reason;
import io.meriggio.inverter.PassiveOrder.Auto;
import io.meriggio.inverter.PassiveOrder.Power;
import io.meriggio.inverter.PassiveOrder.Standby;
import io.meriggio.inverter.PassiveReply.Result;
import io.meriggio.testkit.FrameReplay;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames are those of INVERTERS, section 5.3. */
class PassiveFramesTest {

  @Test
  void the_vendor_functions_are_the_frames_of_the_document() throws Exception {
    FrameReplay replay = FrameReplay.resource(getClass(), "passive-vendor.frames");
    VendorCommands commands = new VendorCommands(replay, 1);
    PassiveReply charge = commands.order(new Power(-2000));
    assertThat(charge.result()).isEqualTo(Result.ACCEPTED);
    assertThat(charge.isReadyToCharge()).isTrue();
    assertThat(charge.isReadyToDischarge()).isTrue();
    commands.order(new Power(1500));
    PassiveReply full = commands.order(new Auto());
    assertThat(full.result()).isEqualTo(Result.ACCEPTED);
    assertThat(full.isFull()).isTrue();
    assertThat(full.isReadyToCharge()).isFalse();
    assertThat(commands.order(new Standby()).result()).isEqualTo(Result.NOT_IN_PASSIVE_MODE);
    commands.heartbeat();
    assertThat(replay.sent())
        .containsExactly(
            "01 42 01 02 07 D0 DA 55",
            "01 42 01 01 05 DC 2B 30",
            "01 42 01 03 55 55 77 56",
            "01 42 01 00 55 55 87 56",
            "01 49 22 01 22 02 1E DD");
  }

  @Test
  void the_standard_functions_are_the_frames_of_the_document() throws Exception {
    FrameReplay replay = FrameReplay.resource(getClass(), "passive-standard.frames");
    StandardCommands commands = new StandardCommands(replay, 1);
    commands.heartbeat();
    commands.order(new Power(-2000));
    commands.order(new Power(1500));
    commands.order(new Auto());
    commands.order(new Standby());
    WorkMode mode = new WorkMode(replay, 1);
    int before = mode.read().orElseThrow();
    mode.change(before, WorkMode.PASSIVE);
    mode.putBack(WorkMode.PASSIVE);
    assertThat(replay.sent())
        .filteredOn(frame -> frame.startsWith("01 10"))
        .containsExactly(
            "01 10 12 11 00 01 02 55 55 68 7F",
            "01 10 12 14 00 01 02 07 D0 94 E9",
            "01 10 12 13 00 01 02 05 DC 94 3B",
            "01 10 12 15 00 01 02 00 00 96 94",
            "01 10 12 12 00 01 02 55 55 68 4C",
            "01 10 12 00 00 01 02 00 03 D4 50",
            "01 10 12 00 00 01 02 00 00 94 51");
  }

  @Test
  void firmware_that_refuses_the_documented_auto_gets_the_one_of_the_field() throws Exception {
    FrameReplay replay = FrameReplay.resource(getClass(), "passive-auto.frames");
    VendorCommands commands = new VendorCommands(replay, 1);
    assertThat(commands.order(new Auto()).result()).isEqualTo(Result.ACCEPTED);
    assertThat(replay.sent()).containsExactly("01 42 01 03 55 55 77 56", "01 42 01 03 00 00 88 39");
  }

  @Test
  void a_heartbeat_is_awaited_in_both_forms_that_its_answer_may_have() throws Exception {
    List<Integer> lengths = new ArrayList<>();
    ModbusLink line =
        (ModbusLink)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ModbusLink.class},
                (proxy, method, arguments) -> {
                  lengths.add((Integer) arguments[4]);
                  if ((Integer) arguments[4] != 5) {
                    throw new DeviceException(Reason.TIMEOUT, "an echo is no counted answer");
                  }
                  return arguments[3];
                });
    VendorCommands commands = new VendorCommands(line, 1);
    assertThatThrownBy(commands::heartbeat).isInstanceOf(DeviceException.class);
    commands.heartbeat();
    commands.heartbeat();
    assertThat(lengths).containsExactly(-1, 5, 5);
  }

  @ParameterizedTest(name = "result {0} is {1}")
  @CsvSource({
    "0, ACCEPTED",
    "1, NOT_IN_PASSIVE_MODE",
    "2, BAD_CHECKSUM",
    "3, BUSY",
    "4, BAD_VALUE",
    "5, UNKNOWN",
    "255, UNKNOWN"
  })
  void results_are_those_of_the_document(int number, Result result) {
    assertThat(Result.of(number)).isEqualTo(result);
  }

  @Test
  void status_bits_are_told_in_words() {
    assertThat(PassiveReply.of(0b0011, 0).statusText())
        .isEqualTo("ready to charge, ready to discharge");
    assertThat(PassiveReply.of(0b0110, 0).statusText())
        .isEqualTo("ready to discharge, battery full");
    assertThat(PassiveReply.of(0b1001, 0).statusText()).isEqualTo("ready to charge, battery empty");
    assertThat(PassiveReply.accepted())
        .isEqualTo(new PassiveReply(Result.ACCEPTED, OptionalInt.empty()));
  }

  /** A public report of 512 as the answer's two bytes: cmcgerty/Sofar2mqtt issue 23, HYD 4000. */
  @Test
  void an_answer_of_the_field_is_an_accepted_order() {
    PassiveReply reply = PassiveReply.of(512 >>> 8, 512 & 0xFF);
    assertThat(reply.result()).isEqualTo(Result.ACCEPTED);
    assertThat(reply.isReadyToDischarge()).isTrue();
    assertThat(reply.isReadyToCharge()).isFalse();
  }

  @Test
  void an_answer_of_another_length_is_none() {
    FrameReplay replay =
        FrameReplay.of(
            "# source: made up, three bytes of data\n"
                + "> 01 42 01 03 55 55 77 56\n< 01 42 03 03 00 00 89 81\n");
    assertThatThrownBy(() -> new VendorCommands(replay, 1).order(new Auto()))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DEVICE_ERROR))
        .hasMessageContaining("found 3");
  }
}
