// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.meriggio.startup.internal.Messages;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the gateway listens. */
class ListeningTest {
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void aFreePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      environment.put("MERIGGIO_HTTP_PORT", String.valueOf(socket.getLocalPort()));
    }
    environment.put("MERIGGIO_HTTPS_PORT", "off");
  }

  @Test
  void theDemoStaysOnLoopbackAndAGatewayIsReachedFromEverywhere() throws Exception {
    assertThat(listening(true).host()).isEqualTo("127.0.0.1");
    assertThat(listening(false).host()).isEqualTo("0.0.0.0");
    environment.put("MERIGGIO_HTTP_HOST", "*");
    assertThat(listening(true).host()).isEqualTo("0.0.0.0");
    environment.put("MERIGGIO_HTTP_HOST", "localhost");
    assertThat(listening(false).host()).isEqualTo("localhost");
  }

  @Test
  void whoListensEverywhereIsReachedOnLoopback() {
    assertThat(Listening.reachable("0.0.0.0")).isEqualTo("127.0.0.1");
    assertThat(Listening.reachable("::")).isEqualTo("127.0.0.1");
    assertThat(Listening.reachable("192.168.1.7")).isEqualTo("192.168.1.7");
  }

  @Test
  void httpsIsOffInTheDemoUnlessItIsAskedFor() throws Exception {
    String free = environment.get("MERIGGIO_HTTP_PORT");
    environment.remove("MERIGGIO_HTTPS_PORT");
    assertThat(listening(true).securePort()).isEmpty();
    environment.put("MERIGGIO_HTTPS_PORT", free);
    assertThat(listening(true).securePort()).hasValue(Integer.parseInt(free));
  }

  @Test
  void whatCannotBeIsRefusedByName() {
    environment.put("MERIGGIO_HTTP_HOST", "192.0.2.77");
    assertRefused(ExitStatus.USAGE, "MERIGGIO_HTTP_HOST is 192.0.2.77");
    environment.remove("MERIGGIO_HTTP_HOST");
    environment.put("MERIGGIO_HTTPS_PORT", "70000");
    assertRefused(ExitStatus.USAGE, "MERIGGIO_HTTPS_PORT is 70000");
    environment.put("MERIGGIO_HTTP_PORT", "http");
    assertRefused(ExitStatus.USAGE, "MERIGGIO_HTTP_PORT is http");
  }

  @Test
  void aTakenPortThatWasAskedForIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      environment.put("MERIGGIO_HTTPS_PORT", String.valueOf(taken.getLocalPort()));
      assertRefused(ExitStatus.PORT_TAKEN, "MERIGGIO_HTTPS_PORT");
      environment.put("MERIGGIO_HTTP_PORT", String.valueOf(taken.getLocalPort()));
      assertRefused(ExitStatus.PORT_TAKEN, "MERIGGIO_HTTP_PORT");
    }
  }

  private Listening listening(boolean demo) throws StartException {
    return Listening.of(environment::get, demo, new Messages(Locale.ENGLISH));
  }

  private void assertRefused(ExitStatus status, String words) {
    assertThatThrownBy(() -> listening(true))
        .asInstanceOf(type(StartException.class))
        .satisfies(refused -> assertThat(refused.status()).isEqualTo(status))
        .satisfies(refused -> assertThat(refused).hasMessageContaining(words));
  }
}
