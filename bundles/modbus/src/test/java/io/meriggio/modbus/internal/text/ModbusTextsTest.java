// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Text;
import io.meriggio.modbus.internal.frame.Exchange;
import io.meriggio.modbus.internal.frame.LoggerErrorException;
import io.meriggio.modbus.internal.frame.SpokenException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ModbusTextsTest {

  @Test
  void aRequestIsNamedInTheLanguageOfTheSentenceAroundIt() {
    Exchange exchange = new Exchange();
    exchange.read(3, Exchange.READ_HOLDING, 0x0404, 10);
    Text text = ModbusTexts.text("answer.none", 3, 1000, exchange.text());
    assertThat(text.in(Locale.ENGLISH))
        .isEqualTo(
            "no answer from unit 3 within 1000 ms to function 0x03, 10 registers from 0x0404");
    assertThat(text.in(Locale.ITALIAN))
        .isEqualTo(
            "nessuna risposta dall’unità 3 entro 1000 ms a funzione 0x03, 10 registri da 0x0404");
  }

  @Test
  void aLoggersErrorIsExplainedInBothLanguages() {
    Exchange exchange = new Exchange();
    exchange.writeOne(1, 0x1104, 1);
    Text text = SpokenException.textOf(new LoggerErrorException(6, 2712345678L, exchange.text()));
    assertThat(text.in(Locale.ENGLISH)).contains("wrong logger serial number", "register 0x1104");
    assertThat(text.in(Locale.ITALIAN)).contains("numero di serie", "registro 0x1104");
  }
}
