// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Value;
import io.meriggio.modbus.MappedRegisters;
import io.meriggio.modbus.RegisterMap;
import io.meriggio.modbus.internal.line.LineFactoryComponent;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.TcpFraming;
import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The frame of OTHER-DEVICES section 2 for HUB port 55402. */
class HubTest {

  @Test
  @Timeout(20)
  void a_limit_goes_through_the_hub_as_printed() throws Exception {
    try (ServerSocket hub = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> request = CompletableFuture.supplyAsync(() -> serve(hub));
      LineSettings settings =
          new LineSettings(
              new LineSettings.Tcp("127.0.0.1", hub.getLocalPort(), TcpFraming.MODBUS_TCP),
              Duration.ofSeconds(5),
              Duration.ZERO,
              0,
              false);
      try (Line line = new LineFactoryComponent().create("hub", settings)) {
        RegisterMap map = Resources.registerMap();
        new RegisterPort(
                new MappedRegisters(line.link(), 1, map.profile(map.models()), Clock.systemUTC()))
            .write(Map.of("charger_current_limit", Value.of(16.0)));
      }
      byte[] sent = request.get();
      assertThat(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(sent, 2, 15))
          .as("the first two bytes are the transaction's number, which we choose")
          .isEqualTo("00 00 00 09 01 10 03 00 00 01 02 00 A0");
    }
  }

  private static byte[] serve(ServerSocket hub) {
    try (Socket client = hub.accept()) {
      byte[] request = new byte[15];
      new DataInputStream(client.getInputStream()).readFully(request);
      byte[] answer = new byte[12];
      System.arraycopy(request, 0, answer, 0, 12);
      answer[5] = 6;
      client.getOutputStream().write(answer);
      return request;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
