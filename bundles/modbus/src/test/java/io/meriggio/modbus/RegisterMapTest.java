// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.DeviceException;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.Reason;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterMapTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dtsu666",
        "string-g1",
        "string-g3",
        "hyd-g1",
        "hyd-g3",
        "sp3000",
        "wallbox-reference",
        "power-magic",
        "heat-pump",
        "heat-pump-midea-example",
        "psc100"
      })
  void every_documented_map_is_read_and_each_of_its_models_compiled(String family)
      throws Exception {
    RegisterMap map = Maps.documented(family);
    assertThat(map.models()).isNotEmpty();
    for (String model : map.models()) {
      assertThat(map.profile(model).points()).as(model).isNotEmpty();
    }
  }

  @Test
  void rows_designed_by_us_are_known_as_such() throws Exception {
    assertThat(Maps.documented("power-magic").isReference()).isTrue();
    assertThat(Maps.documented("dtsu666").isReference()).isFalse();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "0x10000,1,u16,big,1,V,ro,03,x,,,,d,high; line 2, column 1 (address): found '0x10000'",
        "12,1,u16,big,1,V,ro,03,x,,,,d,high; column 1 (address): found '12', allowed: 0x0000 to",
        "0x0000,2,u16,big,1,V,ro,03,x,,,,d,high; column 2 (count): found '2', allowed: 1 for the type",
        "0x0000,0,ascii,big,1,,ro,03,x,,,,d,high; column 2 (count): found '0', allowed: 1 to 125",
        "0xFFFF,2,u32,big,1,V,ro,03,x,,,,d,high; column 2 (count): found '2', allowed: registers up to",
        "0x0000,1,u17,big,1,V,ro,03,x,,,,d,high; column 3 (type): found 'u17', allowed: u16, i16",
        "0x0000,1,u16,Big,1,V,ro,03,x,,,,d,high; column 4 (endian): found 'Big', allowed: big, word-swapped",
        "0x0000,1,u16,big,0,V,ro,03,x,,,,d,high; column 5 (scale): found '0'",
        "0x0000,1,u16,big,1,kV,ro,03,x,,,,d,high; column 6 (unit): found 'kV', allowed: %",
        "0x0000,1,u16,big,1,V,r,03,x,,,,d,high; column 7 (access): found 'r', allowed: ro, rw, wo",
        "0x0000,1,u16,big,1,V,ro,3,x,,,,d,high; ",
        "0x0000,1,u16,big,1,V,ro,zz,x,,,,d,high; column 8 (function): found 'zz'",
        "0x0000,1,u16,big,1,V,rw,03,x,,,,d,high; column 8 (function): found '03', allowed: two codes",
        "0x0000,1,u16,big,1,V,ro,03,X y,,,,d,high; column 9 (name): found 'X y'",
        "0x0000,1,u16,big,1,V,ro,03,,,,,d,high; column 9 (name): found ''",
        "0x0000,1,u16,big,1,V,ro,03,x,Y,,,d,high; column 10 (channel): found 'Y'",
        "0x0000,1,u16,big,1,V,ro,03,x,,,,d,sure; column 14 (confidence): found 'sure', allowed: high",
        "0x0000,1,u16,big,1,V,ro,03,grid_power,,,,d,high; column 6 (unit): found 'V', allowed: a unit of grid_power",
        "0x0000,1,u16,big,1,V,ro,03,x; line 2 (row): found '9 cells', allowed: 14 cells"
      })
  void what_is_wrong_is_told_with_line_and_column(String row, String message) {
    List<MapProblem> problems = RegisterMap.check("x", "site.csv", Maps.HEADER + "\n" + row + "\n");
    if (message == null) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).extracting(MapProblem::sentence).anyMatch(s -> s.contains(message));
    }
  }

  @ParameterizedTest(name = "{0} = {1} -> {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "invert; maybe; found 'maybe', allowed: yes, no",
        "poll; often; found 'often', allowed: fast, normal, slow, once",
        "absent; 65535; found '65535', allowed: 0x and up to four digits a register",
        "mask; 0x1FFFF; found '0x1FFFF', allowed: 0x0001 to 0xFFFF",
        "mask; 0x0000; found '0x0000', allowed: 0x0001 to 0xFFFF",
        "max_block; 126; found '126', allowed: 1 to 125",
        "forbidden; 0x10-0x0F; found '0x10-0x0F', allowed: registers",
        "min; few; found 'few', allowed: a number",
        "max; 1e9; found '1e9', allowed: a number",
        "step; -; found '-', allowed: a number"
      })
  void optional_columns_are_checked_too(String column, String cell, String message) {
    String csv =
        Maps.HEADER + "," + column + "\n0x0000,1,u16,big,1,V,ro,03,x,,,,d,high," + cell + "\n";
    List<MapProblem> problems = RegisterMap.check("x", "site.csv", csv);
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).sentence())
        .startsWith("site.csv line 2, column 15 (" + column + "): " + message);
  }

  @Test
  void all_problems_are_told_at_once() {
    String csv =
        Maps.HEADER
            + "\n0x0000,1,u17,big,1,V,ro,03,x,,,,d,high\n0x0001,1,u16,big,1,V,ro,03,y,,,,d,low\n";
    assertThatThrownBy(() -> RegisterMap.load("x", "site.csv", csv, FaultTable.NONE))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_MAP))
        .hasMessageContaining("line 2, column 3 (type)")
        .hasMessageContaining("line 3, column 14 (confidence)");
  }

  @Test
  void a_header_with_a_missing_unknown_or_double_column_is_refused() {
    assertThat(sentence("address,count\n"))
        .contains("site.csv line 1 (type): found 'no such column'");
    assertThat(sentence(Maps.HEADER + ",invrt\n")).contains("column 15 (header): found 'invrt'");
    assertThat(sentence(Maps.HEADER + ",type\n")).contains("allowed: each column once");
    assertThat(sentence("")).contains("line 1");
    assertThat(sentence(Maps.HEADER + "\n\"open")).contains("site.csv line");
  }

  private static String sentence(String csv) {
    List<MapProblem> problems = RegisterMap.check("x", "site.csv", csv);
    return String.join("\n", problems.stream().map(MapProblem::sentence).toList());
  }

  @Test
  void addresses_and_points_are_unique_inside_one_model_not_inside_a_file() throws Exception {
    String first = "0x0000,1,u16,big,1,V,ro,03,x,,,A|B,d,high";
    assertThatThrownBy(() -> Maps.of("f", first, "0x0000,1,u16,big,1,V,ro,03,y,,,B,d,high"))
        .hasMessageContaining("site.csv line 3, column 1 (address)")
        .hasMessageContaining("model 'B'")
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> Maps.of("f", first, "0x0001,1,u16,big,1,V,ro,03,x,,,A,d,high"))
        .hasMessageContaining("point x again in the model 'A'");
    RegisterMap map = Maps.of("f", first, "0x0000,1,u16,big,1,V,ro,03,y,,,C,d,high");
    assertThat(map.profile("C").points()).extracting(Point::id).containsExactly("y");
    assertThat(map.profile("A", "C").points()).extracting(Point::id).containsExactly("x", "y");
  }

  @Test
  void rows_may_share_a_register_when_no_bit_is_of_two_of_them() throws Exception {
    String row = "0x0002,1,u16,big,1,degC,rw,03/10,%s,,,M,d,high,%s\n";
    String zones = Maps.HEADER + ",mask\n" + row.formatted("zone_1", "0x00FF");
    String apart = zones + row.formatted("zone_2", "0xFF00");
    assertThat(RegisterMap.check("f", "s.csv", apart)).isEmpty();
    for (String mask : List.of("0x0180", "0xFFFF", "")) {
      assertThat(RegisterMap.check("f", "s.csv", zones + row.formatted("zone_2", mask)))
          .extracting(MapProblem::found)
          .containsExactly("function 03 address 0x0002 again in the model 'M'");
    }
  }

  @Test
  void a_point_may_be_read_in_one_row_and_commanded_in_another() throws Exception {
    Profile profile = Maps.documented("power-magic").profile("POWER-MAGIC-REF");
    Field mode = profile.field("storage_mode").orElseThrow();
    assertThat(mode.row().address()).isEqualTo(0x0101);
    assertThat(mode.commandRow().orElseThrow().address()).isEqualTo(0x0400);
  }

  @ParameterizedTest
  @CsvSource({
    "grid_power, W, ro, FAST",
    "pv12_power, W, ro, FAST",
    "energy_pv_total, kWh, ro, SLOW",
    "voltage_l1, V, ro, NORMAL",
    "bus_voltage, V, ro, SLOW",
    "ct_ratio, , rw, ONCE",
    "active_power_limit, %, rw, NORMAL"
  })
  void a_row_without_a_poll_class_is_read_as_often_as_its_quantity_needs(
      String name, String unit, String access, PollClass poll) throws Exception {
    String function = access.equals("ro") ? "03" : "03/10";
    String row = "0x0000,1,u16,big,1,%s,%s,%s,%s,,,M,d,high";
    RegisterMap map = Maps.of("f", row.formatted(unit == null ? "" : unit, access, function, name));
    assertThat(map.profile("M").points().get(0).pollClass()).isEqualTo(poll);
  }

  @Test
  void only_rows_with_limits_can_be_commanded() throws Exception {
    String csv =
        Maps.HEADER
            + ",min,max,step\n"
            + "0x0000,1,u16,big,0.1,%,rw,03/10,active_power_limit,,,M,d,high,0,100,0.1\n"
            + "0x0001,1,u16,big,1,s,rw,03/10,connect_wait_time,,,M,d,high,,,\n"
            + "0x0002,1,enum16,big,1,,rw,03/10,mode,,0 off; 1 on; 7 test,M,d,high,0,1,\n"
            + "0x0003,1,u16,big,1,%,rw,04/13,stored_limit,,,M,d,high,0,100,\n";
    Profile profile = RegisterMap.load("f", "s.csv", csv, FaultTable.NONE).profile("M");
    Point.Commandable limit = profile.points().get(0).command().orElseThrow();
    assertThat(limit.maximum()).isEqualTo(100);
    assertThat(limit.step()).isEqualTo(0.1);
    assertThat(profile.points().get(1).command()).isEmpty();
    assertThat(profile.points().get(2).command().orElseThrow().words())
        .containsExactly("OFF", "ON");
    assertThat(profile.points().get(3).command()).as("a vendor function").isEmpty();
  }

  /** Whatever a file holds, the answer is a map or a list of problems. */
  @Test
  void any_text_is_a_map_or_a_list_of_problems() {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases =
        Integer.getInteger("meriggio.cases", 300) * Integer.getInteger("meriggio.factor", 1);
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    String good = Maps.text("power-magic.csv");
    for (int round = 0; round < cases; round++) {
      StringBuilder text = new StringBuilder(good.substring(0, 600 + random.nextInt(3000)));
      for (int changes = random.nextInt(12); changes >= 0; changes--) {
        int at = random.nextInt(text.length());
        String odd = ",\"\n\r;|0xFFF-\uFEFF\u0000é\uD83D".substring(random.nextInt(14));
        text.replace(at, Math.min(text.length(), at + random.nextInt(4)), odd.substring(0, 1));
      }
      List<MapProblem> problems = RegisterMap.check("power-magic", "fuzz.csv", text.toString());
      for (MapProblem problem : problems) {
        assertThat(problem.line()).as("seed " + seed).isPositive();
        assertThat(problem.allowed()).as("seed " + seed).isNotBlank();
      }
    }
  }
}
