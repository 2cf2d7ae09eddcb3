// SPDX-License-Identifier: Apache-2.0
package io.meriggio.inverter;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Attempt;
import io.meriggio.device.Reason;
import io.meriggio.inverter.ExportLimit.Counting;
import io.meriggio.testkit.FrameReplay;
import io.meriggio.testkit.ScriptedLink;
import io.meriggio.testkit.ScriptedLink.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames are those of INVERTERS, section 5.2. */
class ExportLimitTest {

  @Test
  void a_limit_sends_the_frames_of_the_document() throws Exception {
    FrameReplay replay = FrameReplay.resource(getClass(), "export-limit.frames");
    ExportLimit limit = new ExportLimit(replay, 1);
    assertThat(confirmed(limit.limit(0, Counting.PER_PHASE))).isTrue();
    assertThat(confirmed(limit.limit(3000, Counting.THREE_PHASE_BALANCE))).isTrue();
    assertThat(confirmed(limit.limit(ExportLimit.NONE, Counting.PER_PHASE))).isTrue();
    assertThat(replay.sent()).containsAll(replay.recorded());
  }

  @Test
  void a_stored_limit_is_written_only_when_it_differs() throws Exception {
    ScriptedLink link = new ScriptedLink().set(1, 0x1023, 2, 30);
    new ExportLimit(link, 1).limit(3000, Counting.THREE_PHASE_BALANCE);
    assertThat(link.requests()).noneMatch(Request::writes);
  }

  @Test
  void what_an_installer_chose_as_way_of_counting_stays() throws Exception {
    ScriptedLink link = new ScriptedLink().set(1, 0x1023, 3, 30);
    new ExportLimit(link, 1).limit(1000, Counting.THREE_PHASE_BALANCE);
    assertThat(link.register(1, 0x1023)).contains(3);
    assertThat(link.register(1, 0x1024)).contains(10);
  }

  @Test
  void a_release_puts_back_what_stood_there_before() throws Exception {
    ScriptedLink link = new ScriptedLink().set(1, 0x1023, 2, 50);
    ExportLimit limit = new ExportLimit(link, 1);
    limit.limit(0, Counting.THREE_PHASE_BALANCE);
    limit.limit(1000, Counting.THREE_PHASE_BALANCE);
    limit.release();
    assertThat(link.register(1, 0x1023)).contains(2);
    assertThat(link.register(1, 0x1024)).contains(50);
    link.newRequests();
    limit.release();
    assertThat(link.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-100, -0.5, 50, 3050})
  void a_limit_that_the_register_can_not_hold_is_refused(double watts) throws Exception {
    ScriptedLink link = new ScriptedLink();
    assertThat(new ExportLimit(link, 1).limit(watts, Counting.PER_PHASE))
        .isInstanceOfSatisfying(
            Attempt.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(Reason.OUT_OF_RANGE));
    assertThat(link.requests()).isEmpty();
  }

  private static boolean confirmed(Attempt attempt) throws Exception {
    return attempt instanceof Attempt.Accepted accepted && accepted.confirmation().confirmed();
  }
}
