// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever a body holds, the answer is one of the contract's and never a failure of ours. {@code
 * -Dmeriggio.seed} repeats a run, {@code -Dmeriggio.cases} makes it longer.
 */
class DoorFuzzTest {
  private static final String[] PATHS = {"/lines", "/devices", "/devices/roof/commands"};
  private static final String[] BODIES = {
    "{\"id\":\"met\",\"transport\":\"modbus-tcp\",\"host\":\"192.0.2.7\",\"port\":502}",
    "{\"id\":\"x\",\"family\":\"dtsu666\",\"unit\":32,\"settings\":{\"invertSign\":true}}",
    "{\"point\":\"active_power_limit\",\"value\":60.5}",
  };
  private static final String[] PIECES = {
    "null",
    "[]",
    "{}",
    "-1",
    "1e400",
    "\"\\u0000\"",
    "\"",
    ",",
    "{\"settings\":{\"a\":[1]}}",
    "\\",
    "999999999999999999999",
    "\"id\":\"../..\"",
    "true",
    "\uD83C\uDF1E",
  };

  private final long seed = Long.getLong("meriggio.seed", System.nanoTime());
  private final int cases =
      Integer.getInteger("meriggio.cases", 500) * Integer.getInteger("meriggio.factor", 1);
  private final Random random = new Random(seed);
  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aMangledBodyIsAnsweredAndNeverFailsTheDoor() {
    System.out.println("DoorFuzzTest: meriggio.seed=" + seed + " meriggio.cases=" + cases);
    door.gateway.devices.add(new FakeDevice("roof", "string"));
    for (int i = 0; i < cases; i++) {
      int which = random.nextInt(PATHS.length);
      byte[] body = mangled(BODIES[random.nextInt(BODIES.length)]);
      HttpResponse<String> response =
          door.send(
              door.request(PATHS[which])
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(body)));
      assertThat(response.statusCode())
          .as("seed %d, case %d: POST %s %s", seed, i, PATHS[which], new String(body))
          .isIn(200, 201, 400, 409, 422);
    }
  }

  private byte[] mangled(String body) {
    StringBuilder text = new StringBuilder(body);
    for (int n = random.nextInt(4); n > 0; n--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(6));
      text.replace(from, to, random.nextBoolean() ? PIECES[random.nextInt(PIECES.length)] : "");
      if (text.isEmpty()) {
        text.append(' ');
      }
    }
    byte[] bytes = text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    if (random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
