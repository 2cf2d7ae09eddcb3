// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.device.Attempt;
import io.meriggio.device.Command;
import io.meriggio.device.DeviceException;
import io.meriggio.device.Reason;
import io.meriggio.device.SwitchedOutput;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that no output stays closed without a lease: whatever may be closed is opened again
 * and again until it shows that it is open.
 *
 * <p>Threads: used by the device's own thread.
 */
final class OutputGuard {

  private static final Logger LOG = LoggerFactory.getLogger(OutputGuard.class);

  private final String device;
  private final OutputLeases leases;
  private final Opener opener;
  private final Set<SwitchedOutput> mayBeClosed = EnumSet.noneOf(SwitchedOutput.class);

  /** Opens an output for good. */
  @FunctionalInterface
  interface Opener {
    void open(SwitchedOutput output) throws DeviceException;
  }

  OutputGuard(String device, OutputLeases leases, Opener opener) {
    this.device = device;
    this.leases = leases;
    this.opener = opener;
  }

  /**
   * A command is about to be sent.
   *
   * @return why it must not be
   */
  Optional<Attempt.Rejected> begin(Command command) {
    leases.take(command);
    if (leases.hasEnded(command)) {
      return Optional.of(new Attempt.Rejected(Reason.EXPIRED, OnboardTexts.text("expired")));
    }
    for (String point : command.values().keySet()) {
      // until it is seen open, whatever becomes of the command
      SwitchedOutput.of(point).ifPresent(mayBeClosed::add);
    }
    return Optional.empty();
  }

  /** A command was refused: nothing holds by it. */
  void refused(Command command) {
    leases.drop(command);
  }

  /** Whether a command in force closes an output. */
  boolean holds(SwitchedOutput output) {
    return leases.holds(output);
  }

  /** What an output shows. */
  void seen(SwitchedOutput output, boolean closed) {
    if (closed) {
      mayBeClosed.add(output);
    } else if (!leases.holds(output)) {
      mayBeClosed.remove(output);
    }
  }

  /**
   * Opens what may be closed and is not leased.
   *
   * @throws DeviceException when one could not be opened; the others have been tried
   */
  void openUnleased() throws DeviceException {
    open(output -> !leases.holds(output));
  }

  /** Opens everything that may be closed: the device is left. */
  void openAll() throws DeviceException {
    open(output -> true);
  }

  private void open(Predicate<SwitchedOutput> which) throws DeviceException {
    DeviceException failure = null;
    for (SwitchedOutput output : EnumSet.copyOf(mayBeClosed)) {
      if (which.test(output)) {
        try {
          opener.open(output);
          LOG.info("device {}: {} has been opened", device, output.pointId());
        } catch (DeviceException e) {
          failure = failure == null ? e : failure;
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
