// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meriggio.configuration.Checked;
import io.meriggio.configuration.MqttNoticesConfiguration;
import io.meriggio.configuration.Pids;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message to Debian's Mosquitto on this machine. */
class MqttChannelTest {
  private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");

  @TempDir private Path folder;
  private Process broker;
  private int port;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Files.isExecutable(MOSQUITTO), "left out: no mosquitto (Debian package mosquitto)");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path configuration = folder.resolve("mosquitto.conf");
    Files.writeString(
        configuration,
        "listener " + port + " 127.0.0.1\nallow_anonymous true\npersistence false\n");
    broker =
        new ProcessBuilder(MOSQUITTO.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    awaitPort();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (broker != null) {
      broker.destroy();
      broker.waitFor(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void whoSubscribesGetsTheAlarmAndItsEnd() throws Exception {
    BlockingQueue<String> received = new ArrayBlockingQueue<>(10);
    try (MqttClient reader =
        new MqttClient("tcp://127.0.0.1:" + port, "reader", new MemoryPersistence())) {
      reader.connect();
      reader.subscribe(
          "house/alarms",
          1,
          (topic, message) ->
              received.add(new String(message.getPayload(), StandardCharsets.UTF_8)));
      MqttChannel channel = channel(Map.of("topic", "house/alarms"));
      assertThat(channel.send(Alarm.raised("a")))
          .isEqualTo("tcp://127.0.0.1:" + port + ": house/alarms");
      channel.send(Alarm.cleared("a"));

      Letter letter = Alarm.letter(Locale.ENGLISH);
      for (Notice notice : List.of(Alarm.raised("a"), Alarm.cleared("a"))) {
        assertThat(received.poll(5, TimeUnit.SECONDS))
            .isEqualTo(new String(letter.json(notice), StandardCharsets.UTF_8));
      }
      reader.disconnect();
    }
  }

  @Test
  void aBrokerThatIsNotThereIsTriedAgain() throws Exception {
    broker.destroy();
    broker.waitFor(5, TimeUnit.SECONDS);
    NotSent unreached =
        catchThrowableOfType(NotSent.class, () -> channel(Map.of()).send(Alarm.raised("a")));

    assertThat(unreached.isForGood()).isFalse();
    assertThat(unreached.text().english())
        .startsWith("tcp://127.0.0.1:" + port + " could not be reached or did not answer:");
  }

  private MqttChannel channel(Map<String, Object> more) {
    Map<String, Object> keys = new HashMap<>(more);
    keys.put("enabled", true);
    keys.put("host", "127.0.0.1");
    keys.put("port", port);
    Checked<MqttNoticesConfiguration> checked =
        MqttNoticesConfiguration.check(Pids.MQTT_NOTICES, keys);
    return new MqttChannel(
        ((Checked.Valid<MqttNoticesConfiguration>) checked).value(), Alarm.letter(Locale.ENGLISH));
  }

  private void awaitPort() throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (true) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw new IOException(Files.readString(folder.resolve("log")), e);
        }
        Thread.onSpinWait();
      }
    }
  }
}
