// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.rest.internal.resource.Gateway;
import java.time.Duration;
import java.util.Optional;

/** The services of a test, for tests of other packages. */
public final class DecidedGateway {
  private final FakeGateway gateway = new FakeGateway();

  public Gateway gateway() {
    return gateway;
  }

  /** How long the storage's timer still runs. */
  public void storageRemaining(Optional<Duration> remaining) {
    gateway.storages.remaining = remaining;
  }
}
