// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a list holds. */
class NetworksTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7,192.0.2.7,true",
    "192.0.2.7,192.0.2.8,false",
    "192.0.2.0/25,192.0.2.127,true",
    "192.0.2.0/25,192.0.2.128,false",
    "0.0.0.0/0,198.51.100.1,true",
    "0.0.0.0/0,2001:db8::1,false",
    "2001:db8::/33,2001:db8:7fff::1,true",
    "2001:db8::/33,2001:db8:8000::1,false"
  })
  void anAddressIsAllowedWhenANetworkHoldsIt(String allowed, String client, boolean holds)
      throws UnknownHostException {
    assertThat(new Networks(List.of(allowed)).holds(InetAddress.getByName(client)))
        .isEqualTo(holds);
  }

  @Test
  void nobodyIsAllowedUnlessListedNotEvenThisMachine() {
    assertThat(new Networks(List.of()).holds(InetAddress.getLoopbackAddress())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dead.beef",
        "fe",
        "192.0.2",
        "192.0.2.0/33",
        "1.2.3.4.5",
        "::1::2",
        "2001:db8::/129"
      })
  void whatIsNoAddressIsRefusedAndNeverLookedUp(String client) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Networks(List.of(client)))
        .withMessageContaining(client.split("/")[0]);
  }
}
