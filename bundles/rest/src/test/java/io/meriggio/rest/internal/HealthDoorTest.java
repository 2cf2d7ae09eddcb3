// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meriggio.device.Text;
import io.meriggio.field.Notice;
import io.meriggio.field.Notice.Word;
import io.meriggio.field.SafeMode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /health} tells what is wrong with the machine. */
class HealthDoorTest {
  private final Door door = new Door();

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aSoundMachineHasNoNotices() {
    JsonNode health = Door.body(door.get("/health"));
    assertThat(health.path("safeMode").isNull()).isTrue();
    assertThat(health.path("notices")).isEmpty();
  }

  @Test
  void safeModeIsToldWithItsReasonInTheLanguageOfTheRequest() {
    Text reason = new Text("three starts failed", "tre avvii falliti");
    door.gateway.upkeep.safeMode =
        Optional.of(new SafeMode(3, Instant.parse("2026-06-01T08:00:00Z"), reason));
    door.gateway.upkeep.notices.add(new Notice(Word.SAFE_MODE, reason));

    JsonNode health =
        Door.body(door.send(door.request("/health").header("Accept-Language", "it").GET()));

    assertThat(health.path("status").textValue()).isEqualTo("DEGRADED");
    assertThat(health.path("safeMode").toString())
        .isEqualTo(
            "{\"failedStarts\":3,\"lastFailed\":\"2026-06-01T08:00:00Z\","
                + "\"reason\":\"tre avvii falliti\"}");
    assertThat(health.path("notices").get(0).path("word").textValue()).isEqualTo("SAFE_MODE");
  }

  @Test
  void whatMayWaitDoesNotDegradeTheGateway() {
    String before = Door.body(door.get("/health")).path("status").textValue();
    door.gateway.upkeep.notices.add(new Notice(Word.DISK_LOW, new Text("low", "poco")));

    assertThat(Door.body(door.get("/health")).path("status").textValue()).isEqualTo(before);

    door.gateway.upkeep.notices.add(new Notice(Word.DISK_FULL, new Text("full", "pieno")));
    assertThat(Door.body(door.get("/health")).path("status").textValue()).isEqualTo("DEGRADED");
  }
}
