// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappedRegistersTest {

  private final FakeDevice device = new FakeDevice();

  private MappedRegisters registers(String... rows) throws Exception {
    return new MappedRegisters(device, 1, Maps.of("f", rows).profile("M"), Clock.systemUTC());
  }

  private MappedRegisters pair(String second) throws Exception {
    return registers(
        "0x0301,1,u16,big,1,,rw,03/06,enable,,,M,d,high",
        second + ",1,u16,big,0.1,%,rw,03/06,limit,,,M,d,high");
  }

  private static Map<String, Value> both() {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("enable", Value.of(1));
    values.put("limit", Value.of(60));
    return values;
  }

  @Test
  void a_value_is_read_and_written_by_its_point_id_wherever_the_map_puts_it() throws Exception {
    device.set(0x0302, 1000);
    MappedRegisters registers = pair("0x0302");
    assertThat(registers.number("limit")).contains(100.0);
    registers.write("limit", Value.of(60));
    assertThat(device.requests).containsExactly("3:770+1", "w6:770[600]");
    assertThat(registers.holds("limit", Value.of(60))).isTrue();
    assertThat(registers.commanded("limit").orElseThrow()).containsExactly(600);
    registers.restore("limit", new int[] {1000});
    assertThat(registers.holds("limit", Value.of(60))).isFalse();
  }

  @Test
  void neighbours_are_written_in_one_frame_of_function_16() throws Exception {
    pair("0x0302").writeTogether(both());
    assertThat(device.requests).containsExactly("w16:769[1, 600]");
  }

  @Test
  void what_a_map_has_put_apart_is_written_one_after_the_other() throws Exception {
    pair("0x0400").writeTogether(both());
    assertThat(device.requests).containsExactly("w6:769[1]", "w6:1024[600]");
  }

  @Test
  void what_the_device_has_already_is_not_written_again() throws Exception {
    device.set(0x0302, 600);
    MappedRegisters registers = pair("0x0302");
    registers.writeIfOther("limit", Value.of(60));
    registers.writeIfOther("limit", Value.of(61));
    assertThat(device.requests).containsExactly("3:770+1", "3:770+1", "w6:770[610]");
  }

  @Test
  void what_the_map_has_not_got_is_told_with_the_map() throws Exception {
    MappedRegisters registers = pair("0x0302");
    assertThat(registers.reads("watchdog_timeout")).isFalse();
    assertThat(registers.writes("watchdog_timeout")).isFalse();
    assertThat(registers.number("watchdog_timeout")).isEmpty();
    assertThatThrownBy(() -> registers.write("watchdog_timeout", Value.of(60)))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_WRITABLE))
        .hasMessageContaining("site.csv");
  }
}
