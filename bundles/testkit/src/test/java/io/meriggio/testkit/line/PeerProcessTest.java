// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

class PeerProcessTest {

  /** A test's folder is cleared right afterwards: nobody may still write to it. */
  @RepeatedTest(20)
  void a_closed_peer_has_ended() throws Exception {
    PeerProcess peer = PeerProcess.start(() -> true, "sleep", "60");
    peer.close();
    assertThat(peer.isRunning()).isFalse();
  }
}
