// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.device.Text;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The running gateway, as packs see it. */
interface Framework {

  /**
   * Makes the running packs exactly these, in one transaction; touches only what differs.
   *
   * @throws Exception when they can't all run; what runs then is unspecified until the next call
   */
  void run(Collection<StoredPack> packs) throws Exception;

  /**
   * Waits until a pack serves, or until the patience has ended.
   *
   * @throws InterruptedException when the gateway stops meanwhile
   */
  Health health(StoredPack pack, Duration patience) throws InterruptedException;

  /** Whether a bundle of that name runs that belongs to none of these packs. */
  boolean isTaken(String symbolicName, Collection<StoredPack> packs);

  /**
   * How a pack does.
   *
   * @param families that it offers a driver for
   * @param trouble why it doesn't serve, in words; empty when it does
   */
  record Health(List<String> families, Optional<Text> trouble) {
    public Health {
      families = List.copyOf(families);
    }

    static Health serving(List<String> families) {
      return new Health(families, Optional.empty());
    }

    static Health troubled(Text why) {
      return new Health(List.of(), Optional.of(why));
    }
  }
}
