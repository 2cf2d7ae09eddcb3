// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.device.Fault;
import io.meriggio.device.Quality;
import io.meriggio.device.Reading;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private static Field field(String family, String row) throws Exception {
    return Maps.of(family, row).profile("M").fields().get(0);
  }

  private static Reading read(Field field, String words) {
    int[] image =
        Arrays.stream(words.split(" ")).mapToInt(word -> Integer.parseInt(word, 16)).toArray();
    return field.read(image, 0, AT);
  }

  private static double number(Reading reading) {
    return ((Value.Numeric) reading.value().orElseThrow()).number();
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}: {4} -> {5}")
  @CsvSource({
    "u16, big, 0.1, V, 093E, 236.6",
    "u16, big, 0.1, V, FFFF, 6553.5",
    "i16, big, 0.01, kW, FF17, -2330",
    "i16, big, 1, degC, FFF6, -10",
    "u32, big, 0.1, kWh, 0003 53DE, 21807800",
    "u32, big, 1, W, FFFF FFFF, 4294967295",
    "i32, big, 1, W, FFFF 8AD0, -30000",
    "i32, word-swapped, 1, W, 8AD0 FFFF, -30000",
    "u32, byte-swapped, 1, W, 7856 3412, 1450709556",
    "u32, little, 1, W, 7856 3412, 305419896",
    "u16, little, 1, V, 3412, 4660",
    "f32, big, 1, V, 4363 3333, 227.2",
    "f32, big, 1000, W, C041 47AE, -3020",
    "f32, big, 0.01, Hz, 459C 4000, 50",
    "f32, word-swapped, 1, V, 3333 4363, 227.2",
    "bcd, big, 1, , 0108, 108",
    "u16, big, 1, mA, 0007, 0.007",
    "u16, big, 1, min, 0003, 180",
    "u16, big, 1, h, 0002, 7200",
    "bitfield16, big, 1, , 8001, 32769"
  })
  void a_number_is_scaled_exactly_into_the_unit_of_its_point(
      String type, String order, String scale, String unit, String words, double expected)
      throws Exception {
    int count = words.split(" ").length;
    String row = "0x0000,%d,%s,%s,%s,%s,ro,03,x,,,M,d,high";
    String cell = unit == null ? "" : unit;
    Reading reading = read(field("f", row.formatted(count, type, order, scale, cell)), words);
    assertThat(number(reading)).isEqualTo(expected);
    assertThat(reading.at()).isEqualTo(AT);
  }

  @Test
  void the_sign_is_turned_by_the_vocabulary_or_by_the_map() throws Exception {
    String row = "0x0000,1,i16,big,1,W,ro,03,grid_power,,,M,d,high";
    assertThat(number(read(field("dtsu666", row), "0064"))).isEqualTo(-100);
    assertThat(number(read(field("string-g3", row), "0064"))).isEqualTo(100);
    RegisterMap map =
        RegisterMap.load(
            "string-g3", "s.csv", Maps.HEADER + ",invert\n" + row + ",yes\n", FaultTable.NONE);
    assertThat(number(read(map.profile("M").fields().get(0), "0064"))).isEqualTo(-100);
    RegisterMap plain =
        RegisterMap.load(
            "dtsu666", "s.csv", Maps.HEADER + ",invert\n" + row + ",no\n", FaultTable.NONE);
    assertThat(number(read(plain.profile("M").fields().get(0), "0064"))).isEqualTo(100);
  }

  @Test
  void nothing_is_ever_minus_zero() throws Exception {
    String row = "0x0000,1,i16,big,1,W,ro,03,grid_power,,,M,d,high";
    assertThat(Double.doubleToRawLongBits(number(read(field("dtsu666", row), "0000")))).isZero();
  }

  @Test
  void a_current_of_a_phase_is_a_magnitude() throws Exception {
    String row = "0x0000,1,i16,big,0.01,A,ro,03,current_l1,,,M,d,high";
    assertThat(number(read(field("f", row), "FF38"))).isEqualTo(2.0);
  }

  @Test
  void a_power_factor_in_percent_becomes_a_share() throws Exception {
    String row = "0x0000,1,i16,big,1,%,ro,03,power_factor,,,M,d,high";
    assertThat(number(read(field("f", row), "FFA1"))).isEqualTo(-0.95);
  }

  @ParameterizedTest
  @CsvSource({"7FC0 0000", "7F80 0000", "FF80 0000", "7FFF FFFF", "FFFF FFFF"})
  void a_float_that_is_no_number_is_an_error_of_the_device(String words) throws Exception {
    Reading reading = read(field("f", "0x0000,2,f32,big,1,W,ro,03,x,,,M,d,high"), words);
    assertThat(reading.quality()).isEqualTo(Quality.BAD);
    assertThat(reading.reason()).isEqualTo(Reason.DEVICE_ERROR);
    assertThat(reading.value()).isEmpty();
  }

  @Test
  void a_digit_above_nine_is_an_error_of_the_device() throws Exception {
    Reading reading = read(field("f", "0x0000,1,bcd,big,1,,ro,03,x,,,M,d,high"), "01A8");
    assertThat(reading.reason()).isEqualTo(Reason.DEVICE_ERROR);
  }

  @Test
  void what_the_map_says_is_nothing_is_not_present() throws Exception {
    String csv =
        Maps.HEADER
            + ",absent\n0x0000,1,i16,big,1,degC,ro,03,x,,,M,d,high,0x8000|0xFFFF\n"
            + "0x0002,2,u32,big,1,W,ro,03,y,,,M,d,high,0xFFFFFFFF\n";
    List<Field> fields = RegisterMap.load("f", "s.csv", csv, FaultTable.NONE).profile("M").fields();
    assertThat(read(fields.get(0), "8000").reason()).isEqualTo(Reason.NOT_PRESENT);
    assertThat(read(fields.get(0), "FFFF").value()).isEmpty();
    assertThat(number(read(fields.get(0), "7FFF"))).isEqualTo(32767);
    assertThat(read(fields.get(1), "FFFF FFFF").reason()).isEqualTo(Reason.NOT_PRESENT);
    assertThat(number(read(fields.get(1), "0000 FFFF"))).isEqualTo(65535);
  }

  @ParameterizedTest(name = "state {0} of a G3 inverter is {1}")
  @CsvSource({
    "0000, WAITING",
    "0001, SELF_CHECK",
    "0002, GRID_TIED_RUNNING",
    "0003, EMERGENCY_SUPPLY",
    "0007, SELF_CHARGING",
    "0008, SVG",
    "000B, STANDBY_MONITORING",
    "0063, STATE_99"
  })
  void an_enumeration_is_the_word_that_the_map_gives_it(String word, String expected)
      throws Exception {
    Field status =
        Maps.documented("string-g3").profile("KTL-V3 3.3-136kW").field("status").orElseThrow();
    assertThat(read(status, word).value()).contains(Value.of(expected));
  }

  @Test
  void a_mask_keeps_the_bits_that_count() throws Exception {
    String csv =
        Maps.HEADER
            + ",mask\n0x0000,1,enum16,big,1,,ro,03,status,,0 waiting; 2 normal,M,d,high,0x00FF\n";
    Field status =
        RegisterMap.load("f", "s.csv", csv, FaultTable.NONE).profile("M").fields().get(0);
    assertThat(read(status, "4702").value()).contains(Value.of("NORMAL"));
  }

  @Test
  void two_bytes_of_one_register_are_two_numbers() throws Exception {
    List<Field> zones = fields("u16", "degC", "zone_1", "0x00FF", "zone_2", "0xFF00");
    assertThat(number(read(zones.get(0), "1E23"))).isEqualTo(35);
    assertThat(number(read(zones.get(1), "1E23"))).isEqualTo(30);
    assertThat(zones.get(1).encode(Value.of(45))).containsExactly(0x2D00);
    assertThatThrownBy(() -> zones.get(1).encode(Value.of(256)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 to 255");
  }

  @Test
  void one_bit_of_a_bit_field_is_a_truth() throws Exception {
    Field dhw = fields("bitfield16", "", "dhw_on", "0x0004", "other", "0x0008").get(0);
    assertThat(read(dhw, "0004").value()).contains(Value.of(true));
    assertThat(read(dhw, "FFFB").value()).contains(Value.of(false));
    assertThat(dhw.encode(Value.of(true))).containsExactly(4);
    assertThat(dhw.encode(Value.of(false))).containsExactly(0);
  }

  private static List<Field> fields(
      String type, String unit, String first, String bits, String second, String otherBits)
      throws Exception {
    String row = "0x0002,1,%s,big,1,%s,rw,03/10,%s,,,M,d,high,%s\n";
    String csv =
        Maps.HEADER
            + ",mask\n"
            + row.formatted(type, unit, first, bits)
            + row.formatted(type, unit, second, otherBits);
    return RegisterMap.load("f", "s.csv", csv, FaultTable.NONE).profile("M").fields();
  }

  @ParameterizedTest
  @CsvSource({"0000, false", "0001, true"})
  void a_switch_is_a_truth(String word, boolean set) throws Exception {
    Field running =
        Maps.documented("string-g3").profile("KTL-V3 3.3-136kW").field("running").orElseThrow();
    assertThat(read(running, word).value()).contains(Value.of(set));
    assertThat(running.encode(Value.of(set))).containsExactly(Integer.parseInt(word, 16));
    assertThat(read(running, "0005").reason()).isEqualTo(Reason.DEVICE_ERROR);
  }

  @Test
  void text_is_read_high_byte_first_without_its_padding() throws Exception {
    Field serial = field("f", "0x0000,4,ascii,big,1,,ro,03,serial_number,,,M,d,high");
    assertThat(read(serial, "5A53 3245 2000 0000").value()).contains(Value.of("ZS2E"));
    assertThat(read(serial, "0000 0000 0000 0000").reason()).isEqualTo(Reason.NOT_PRESENT);
    assertThat(read(serial, "FFFF FFFF FFFF FFFF").reason()).isEqualTo(Reason.NOT_PRESENT);
    assertThat(read(serial, "5A53 32FF 0000 0000").reason()).isEqualTo(Reason.DEVICE_ERROR);
  }

  @Test
  void bits_of_several_registers_are_shown_as_they_are() throws Exception {
    Field mask = field("f", "0x0000,4,bitfield16,big,1,,ro,03,block_mask,,,M,d,high");
    assertThat(read(mask, "0000 0001 00FF 8000").value()).contains(Value.of("0x0000000100ff8000"));
  }

  @Test
  void faults_have_a_code_and_a_text_and_states_are_no_faults() throws Exception {
    FaultTable faults = Maps.documented("string-g3").faults();
    List<Fault> active = new ArrayList<>();
    faults.faults(0x0405, 0x0003, active);
    assertThat(active).extracting(Fault::code).containsExactly("ID001", "ID002");
    assertThat(active.get(1).text()).isEqualTo("Mains voltage below the limit of the grid code");
    active.clear();
    faults.faults(0x0477, 0x0080, active);
    assertThat(active).isEmpty();
    assertThat(faults.states(0x0477, 0x0080)).extracting(Fault::code).containsExactly("S008");
    faults.faults(0x7000, 0x0002, active);
    assertThat(active).extracting(Fault::code).containsExactly("0x7000.1");
  }

  @Test
  void a_fault_file_is_checked_as_a_map_is() {
    String csv = "register,bit,code,name,meaning,source\n0x0001,16,ID1,x,Text,d\n";
    assertThatThrownBy(() -> FaultTable.load("f.csv", csv))
        .hasMessageContaining("f.csv line 2, column 2 (bit): found '16', allowed: 0 to 15");
    String twice = csv.replace("16", "1") + "0x0001,1,ID2,y,Text,d\n";
    assertThatThrownBy(() -> FaultTable.load("f.csv", twice))
        .hasMessageContaining("line 3, column 2 (bit): found '1', allowed: each bit");
  }

  @Test
  void a_value_that_the_registers_can_not_hold_is_refused() throws Exception {
    Field limit = field("f", "0x0000,1,u16,big,0.1,%,rw,03/10,x,,,M,d,high");
    assertThat(limit.encode(Value.of(50))).containsExactly(500);
    assertThatThrownBy(() -> limit.encode(Value.of(-1))).hasMessageContaining("-10 is outside 0");
    assertThatThrownBy(() -> limit.encode(Value.of("half"))).hasMessageContaining("found 'half'");
  }

  /** What is written reads back as the same value, in every type, order, scale and unit. */
  @Test
  void decoding_undoes_encoding() throws Exception {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    int cases =
        Integer.getInteger("meriggio.cases", 2000) * Integer.getInteger("meriggio.factor", 1);
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    String[] types = {"u16", "i16", "u32", "i32", "f32"};
    String[] scales = {"1", "0.1", "0.01", "0.001", "10", "1000"};
    String[] units = {"W", "kW", "V", "mA", "%", "kWh"};
    for (int round = 0; round < cases; round++) {
      RegisterType type =
          RegisterType.valueOf(types[random.nextInt(5)].toUpperCase(java.util.Locale.ROOT));
      WordOrder order = WordOrder.values()[random.nextInt(4)];
      String row =
          "0x0000,%d,%s,%s,%s,%s,rw,03/10,%s,,,M,d,high"
              .formatted(
                  type.registers(),
                  type.word(),
                  order.word(),
                  scales[random.nextInt(6)],
                  units[random.nextInt(6)],
                  "x");
      Field field = field("f", row);
      int[] registers = someRegisters(random, type, order);
      Value value = field.read(registers, 0, AT).value().orElseThrow();
      assertThat(field.encode(value)).as(row + " seed " + seed).isEqualTo(registers);
    }
  }

  private static int[] someRegisters(Random random, RegisterType type, WordOrder order) {
    if (type == RegisterType.F32) {
      float number = (random.nextFloat() - 0.5f) * (float) Math.pow(10, random.nextInt(9) - 2);
      return order.ofPair(Float.floatToIntBits(number == 0 ? 1 : number));
    }
    return type.registers() == 1
        ? order.ofWord(random.nextInt(0x10000))
        : order.ofPair(random.nextInt());
  }

  @Test
  void any_registers_of_any_documented_row_give_a_reading() throws Exception {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    for (String family : List.of("dtsu666", "string-g1", "string-g3", "hyd-g3", "psc100")) {
      RegisterMap map = Maps.documented(family);
      for (String model : map.models()) {
        for (Field field : map.profile(model).fields()) {
          int[] image = random.ints(field.row().count(), 0, 0x10000).toArray();
          Reading reading = field.read(image, 0, AT);
          assertThat(reading.point()).isEqualTo(field.point());
          assertThat(reading.value().isEmpty()).isEqualTo(reading.quality() == Quality.BAD);
        }
      }
    }
  }
}
