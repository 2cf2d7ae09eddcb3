// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialNumberTest {

  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource({
    "ZA3ES030K51001, G1, STRING_SINGLE_PHASE",
    "ZH1ES030K51001, G1, STRING_SINGLE_PHASE",
    "ZH1ES100R51001, G3, HYBRID_THREE_PHASE",
    "ZC1ES010K51001, G1, STRING_THREE_PHASE",
    "ZL1ES020K51001, G1, STRING_THREE_PHASE",
    "ZJ2ES060K51001, G1, STRING_THREE_TRACKERS",
    "ZS2ES010P51001, G3, STRING_V3",
    "ZQ1ES100P51001, G3, STRING_V3",
    "ZH3ES046P51001, G3, STRING_V3",
    "ZR1ES250P51001, G3, STRING_HIGH_VOLTAGE",
    "ZP1ES010P51001, G3, HYBRID_THREE_PHASE",
    "ZP2ES010P51001, G3, HYBRID_THREE_PHASE",
    "SP1ES120N6R001, G3, AC_STORAGE",
    "ZU1ES020R51001, G3, AC_STORAGE",
    "ZM2ES050P51001, G3, HYBRID_HP",
    "ZM1ES050K51001, G1, HYBRID",
    "ZE1ES030K51001, G1, RETROFIT"
  })
  void a_product_code_tells_the_machine(String serial, Generation generation, Product product) {
    assertThat(new SerialNumber(serial).product(generation)).contains(product);
  }

  @Test
  void an_unknown_product_code_is_unknown() {
    assertThat(new SerialNumber("ZX9ES010P51001").product(Generation.G3)).isEmpty();
    assertThat(new SerialNumber("").product(Generation.G1)).isEmpty();
  }

  @Test
  void an_old_serial_number_may_begin_one_register_later() {
    int[] block = {0x0001, 0, 0x5A45, 0x3145, 0x5330, 0x3330, 0x4B35, 0x3130, 0x3031, 0};
    assertThat(SerialNumber.ofOldBlock(block).map(SerialNumber::text)).contains("ZE1ES030K51001");
  }
}
