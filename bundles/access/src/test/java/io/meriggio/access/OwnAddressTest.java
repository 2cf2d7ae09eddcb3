// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAddressTest {
  private static final Set<String> MACHINE = Set.of("192.0.2.7", "[2001:db8::7]", "gateway.local");

  private final OwnAddress loopback = new OwnAddress(Optional.of("127.0.0.1"), () -> MACHINE);
  private final OwnAddress everywhere = new OwnAddress(Optional.of("0.0.0.0"), () -> MACHINE);

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST:8080"})
  void loopbackIsAlwaysOurs(String host) {
    assertThat(loopback.isHost(Optional.of(host), 8080, false)).isTrue();
    assertThat(everywhere.isHost(Optional.of(host), 8080, false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.7:8080",
        "[2001:db8::7]:8080",
        "gateway.local:8080",
        "meriggio.local:8080"
      })
  void theMachinesOwnNamesCountBeyondLoopbackOnly(String host) {
    assertThat(loopback.isHost(Optional.of(host), 8080, false)).isFalse();
    assertThat(everywhere.isHost(Optional.of(host), 8080, false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:8080",
        "127.0.0.1",
        "127.0.0.1:81",
        "127.0.0.1.evil.example:8080",
        "localhost:8080@evil.example",
        "",
        ":8080",
        "0.0.0.0:8080",
        "user@localhost:8080"
      })
  void anythingElseIsNotOurs(String host) {
    assertThat(everywhere.isHost(Optional.of(host), 8080, false)).isFalse();
    assertThat(loopback.isHost(Optional.of(host), 8080, false)).isFalse();
  }

  @Test
  void aRequestWithoutANameIsNotForUs() {
    assertThat(everywhere.isHost(Optional.empty(), 8080, false)).isFalse();
  }

  @Test
  void theHostThatWasConfiguredIsOurs() {
    OwnAddress named = new OwnAddress(Optional.of("Solar.example"), Set::of);

    assertThat(named.isHost(Optional.of("solar.example"), 80, false)).isTrue();
    assertThat(named.isHost(Optional.of("solar.example."), 443, true)).isTrue();
    assertThat(named.isHost(Optional.of("solar.example"), 443, false)).isFalse();
    assertThat(
            new OwnAddress(Optional.of("2001:db8::9"), Set::of)
                .isHost(Optional.of("[2001:db8::9]")))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080, false, true",
    "https://127.0.0.1:8080, false, false",
    "https://127.0.0.1:8080, true, true",
    "http://127.0.0.1:8080, true, false",
    "http://evil.example:8080, false, false",
    "null, false, false",
    "http://127.0.0.1:8081, false, false",
  })
  void aPageIsOursWhenWeServedIt(String origin, boolean secure, boolean ours) {
    assertThat(everywhere.isOrigin(origin, 8080, secure)).isEqualTo(ours);
  }

  @Test
  void theAddressesOfThisMachineAreFound() {
    assertThat(new MachineNames().get()).contains("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    // RFC 5952, section 4.2
    "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "0:0:0:0:0:0:0:1, ::1",
    "fe80:0:0:0:0:0:0:0, fe80::",
  })
  void anIpv6AddressIsWrittenInItsShortForm(String java, String shortest) {
    assertThat(Ipv6.shortest(java)).isEqualTo(shortest);
  }
}
