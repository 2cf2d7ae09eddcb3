// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.device.Text;
import io.meriggio.memory.Health;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Query;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForgetfulMemoryTest extends MemoryContractTest {
  private static final Text WHY = new Text("no file", "nessun file");

  @Override
  OpenedMemory open(Path data) {
    return new ForgetfulMemory(WHY);
  }

  @Test
  void it_says_why_it_forgets() {
    assertThat(memory().health()).isEqualTo(new Health(Health.State.FORGETFUL, WHY));
  }

  @Test
  void it_never_holds_more_than_a_thousand_entries_of_a_journal() throws Exception {
    Journal large = new Journal("large", 1_000_000);
    memory().append(large, IntStream.range(0, 1500).mapToObj(i -> entry("a", i, "" + i)).toList());
    assertThat(memory().read(large, Query.newest(1000))).hasSize(1000);
    assertThat(memory().read(large, Query.newest(1)).get(0).entry())
        .isEqualTo(entry("a", 1499, "1499"));
    assertThat(memory().read(large, Query.newest(1).before(501))).isEqualTo(List.of());
  }
}
