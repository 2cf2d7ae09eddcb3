// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.ChargePoints.SessionPage;
import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.StrategyKind;
import io.meriggio.memory.Journal;
import io.meriggio.memory.records.Keeper;
import io.meriggio.testkit.HeapMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log of sessions, page by page. */
class ChargingKeepingTest {
  private static final Journal SESSIONS = new Journal("sessions", 100);
  private static final Instant FIRST = Instant.parse("2026-06-01T08:00:00Z");

  private final Keeper keeper = new Keeper(new HeapMemory());
  private final ChargingKeeping keeping = new ChargingKeeping(keeper, SESSIONS);

  private static ChargingSession session(String chargePoint, int number, double energy) {
    return new ChargingSession(
        chargePoint,
        FIRST.plusSeconds(3600L * number),
        Optional.empty(),
        Optional.empty(),
        energy,
        Optional.empty(),
        StrategyKind.FAST,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void keep(ChargingSession session) {
    keeper.amend(SESSIONS, session.chargePoint(), session.start(), session);
  }

  /** Pages until there is none: nothing twice, nothing left out, none too long. */
  private List<ChargingSession> all(int limit, Optional<ChargingSession> now) {
    List<ChargingSession> found = new ArrayList<>();
    Optional<Long> before = Optional.empty();
    do {
      SessionPage page = keeping.sessions("box", before, limit, now);
      assertThat(page.sessions()).hasSizeLessThanOrEqualTo(limit);
      found.addAll(page.sessions());
      before = page.next();
    } while (before.isPresent());
    return found;
  }

  @ParameterizedTest(name = "{0} kept, {1} a page, open one {2}")
  @CsvSource({
    "0,1,none",
    "0,3,unkept",
    "5,1,none",
    "5,2,kept",
    "5,5,none",
    "5,5,unkept",
    "5,1,unkept",
    "4,2,unkept",
    "5,10,kept"
  })
  void thePagesTogetherAreTheWholeLog(int kept, int limit, String open) {
    List<ChargingSession> expected = new ArrayList<>();
    for (int i = 0; i < kept; i++) {
      keep(session("box", i, i));
      keep(session("attic", i, i));
      expected.add(0, session("box", i, i));
    }
    Optional<ChargingSession> now = Optional.empty();
    if (open.equals("unkept")) {
      now = Optional.of(session("box", kept, 1));
      expected.add(0, now.get());
    } else if (open.equals("kept")) {
      // it has gone on since it was kept
      now = Optional.of(session("box", kept - 1, 99));
      expected.set(0, now.get());
    }

    assertThat(all(limit, now)).isEqualTo(expected);
  }

  @Test
  void aFullLastPageSaysThatThereIsNoOther() {
    keep(session("box", 0, 1));

    assertThat(keeping.sessions("box", Optional.empty(), 1, Optional.empty()).next()).isEmpty();
  }
}
