// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnHostTest {
  private final OwnAddress hosts =
      new OwnAddress(
          Optional.of("0.0.0.0"), () -> Set.of("gateway.local", "192.0.2.7", "[2001:db8::7]"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "localhost.",
        "127.0.0.1",
        "127.0.0.1:1",
        "[::1]",
        "[::1]:8080",
        "gateway.local:80",
        "GATEWAY.local.:8080",
        "192.0.2.7:8080",
        "[2001:db8::7]:8080",
        "[2001:DB8::7]"
      })
  void ourNamesAreAccepted(String header) {
    assertThat(hosts.isHost(Optional.of(header))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "evil.example",
        "localhost.evil.example",
        "evil-localhost",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "0.0.0.0",
        "[::]",
        "::1",
        "[::1",
        "localhost:",
        "localhost:80:80",
        "localhost:port",
        "user@localhost",
        "localhost/",
        "localhost evil",
        "evil.example:127.0.0.1",
        "[::1]evil.example"
      })
  void allElseIsForeign(String header) {
    assertThat(hosts.isHost(Optional.of(header))).isFalse();
  }

  @Test
  void aRequestThatNamesNobodyIsForeign() {
    assertThat(hosts.isHost(Optional.empty())).isFalse();
  }
}
