// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Actor;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.UserRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever a body holds, the answer is one of the contract's and never a failure of ours. {@code
 * -Dmeriggio.seed} repeats a run, {@code -Dmeriggio.cases} makes it longer.
 */
class DoorFuzzTest {
  private static final String[] PATHS = {
    "POST /lines",
    "POST /devices",
    "POST /devices/roof/commands",
    "PATCH /plant",
    "PUT /charge-points/wb1/strategy",
    "PUT /outputs/3/override",
    "POST /outputs/3/self-test",
    "POST /logics",
    "PUT /logics/hp",
    "POST /storages/hyd/force",
    "PUT /storage-schedule",
    "PATCH /storage-settings",
    "PUT /export-limit",
    "PUT /plant-power",
    "POST /ct-check",
    "POST /ct-check/confirm",
    "PUT /settings/mail",
    "PUT /settings/webhook",
    "PUT /settings/mqtt-notices",
    "PUT /settings/language",
    "PUT /commissioning",
    "POST /tokens",
    "POST /invitations",
    "POST /users",
    "PATCH /users/anna",
    "POST /factory-reset",
    "POST /claim",
    "POST /sessions",
    "POST /invitations/accept",
    "POST /recovery/code",
    "POST /recovery",
  };

  /** From here on the doors of the accounts, which refuse a good body too. */
  private static final int ACCOUNTS = List.of(PATHS).indexOf("POST /tokens");

  /** A good body for each path, so that there is also something to spoil. */
  private static final String[] BODIES = {
    "{\"id\":\"met\",\"transport\":\"modbus-tcp\",\"host\":\"192.0.2.7\",\"port\":502}",
    "{\"id\":\"x\",\"family\":\"dtsu666\",\"line\":\"met\",\"unit\":32,\"settings\":{\"invertSign\":true}}",
    "{\"point\":\"active_power_limit\",\"value\":60.5}",
    "{\"contractedPower\":4500}",
    "{\"kind\":\"TIME_POWER\",\"startTime\":\"23:00\",\"durationMinutes\":240,\"maxPower\":2300}",
    "{\"mode\":\"ON\",\"minutes\":30}",
    "{\"seconds\":5}",
    "{\"output\":3,\"variable\":\"PV_POWER\",\"maximum\":2000,\"minimum\":1000,\"from\":\"09:00\"}",
    "{\"kind\":\"SG_READY\",\"firstOutput\":3,\"secondOutput\":4,\"forcedSoc\":null}",
    "{\"power\":-2500,\"minutes\":90}",
    "{\"schedule\":[{\"id\":\"a\",\"days\":[\"SUNDAY\"],\"from\":\"01:00\",\"to\":\"05:00\","
        + "\"action\":\"CHARGE\",\"power\":2000}]}",
    "{\"reserveSoc\":20,\"carProtection\":\"HOUSEHOLD\",\"peakShaving\":true,\"margin\":50}",
    "{\"power\":2000}",
    "{\"active\":{\"value\":50,\"unit\":\"%\"},\"running\":{\"run\":true,\"validSeconds\":60}}",
    "{\"kind\":\"EXCHANGE\"}",
    "{\"yes\":true}",
    "{\"enabled\":true,\"host\":\"mail.example.org\",\"port\":465,\"security\":\"TLS\","
        + "\"password\":\"x\",\"from\":\"a@example.org\",\"to\":[\"b@example.org\"]}",
    "{\"enabled\":true,\"url\":\"https://example.org/x\",\"secret\":true,\"severity\":\"ERROR\"}",
    "{\"enabled\":true,\"host\":\"192.0.2.9\",\"tls\":false,\"topic\":\"house/alarms\"}",
    "{\"language\":\"it\"}",
    CommissioningDoorTest.COMPLETE,
    "{\"name\":\"script\",\"permissions\":[\"SEE\"],\"expiresAt\":\"2030-01-01T00:00:00Z\"}",
    "{\"role\":\"USER\"}",
    "{\"user\":\"anna\",\"password\":\"a long password\",\"role\":\"USER\"}",
    "{\"password\":\"a long password\",\"currentPassword\":\"x\",\"role\":\"USER\"}",
    "{\"code\":\"AAAA-AAAA\"}",
    "{\"serialNumber\":\"CA02\",\"claimCode\":\"AAAA-AAAA\",\"user\":\"eve\","
        + "\"password\":\"a long password\",\"cookie\":true}",
    "{\"user\":\"eve\",\"password\":\"a long password\",\"cookie\":false}",
    "{\"code\":\"AAAA-AAAA-AAAA\",\"user\":\"eve\",\"password\":\"a long password\"}",
    "{\"user\":\"eve\"}",
    "{\"user\":\"eve\",\"code\":\"AAAA-AAAA\",\"password\":\"a long password\"}",
  };

  private static final List<Integer> USUAL = List.of(200, 201, 400, 409, 422);
  private static final List<Integer> OF_ACCOUNTS =
      List.of(200, 201, 202, 400, 401, 403, 404, 409, 422, 429);

  private static final String[] PIECES = {
    "null",
    "[]",
    "{}",
    "-1",
    "1e400",
    "1e99999999999",
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

  @Test
  void everyGoodBodyIsTaken() {
    door.gateway.devices.add(new FakeDevice("roof", "string"));
    door.gateway.outputs.put(
        Actor.of(UserRole.OWNER, "test"), Logic.of("hp", 3, LogicVariable.PV_POWER, 2000, 1000));
    for (int i = 0; i < ACCOUNTS; i++) {
      String[] request = PATHS[i].split(" ");
      assertThat(door.json(request[0], request[1], BODIES[i]).statusCode())
          .as(PATHS[i])
          .isIn(200, 201);
    }
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aMangledBodyIsAnsweredAndNeverFailsTheDoor() {
    System.out.println("DoorFuzzTest: meriggio.seed=" + seed + " meriggio.cases=" + cases);
    door.gateway.devices.add(new FakeDevice("roof", "string"));
    door.gateway.outputs.put(
        Actor.of(UserRole.OWNER, "test"), Logic.of("hp", 3, LogicVariable.PV_POWER, 2000, 1000));
    for (int i = 0; i < cases; i++) {
      int which = random.nextInt(PATHS.length);
      String[] request = PATHS[which].split(" ");
      // mostly the body that belongs there, so that what follows the reading is reached too
      int whose = random.nextInt(3) == 0 ? random.nextInt(BODIES.length) : which;
      byte[] body = mangled(BODIES[whose]);
      HttpResponse<String> response =
          door.send(
              door.request(request[1])
                  .header("Content-Type", "application/json")
                  .method(request[0], BodyPublishers.ofByteArray(body)));
      assertThat(response.statusCode())
          .as("seed %d, case %d: %s %s", seed, i, PATHS[which], new String(body))
          .isIn(which < ACCOUNTS ? USUAL : OF_ACCOUNTS);
      door.gateway.accounts.clock.advance(java.time.Duration.ofHours(2));
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
