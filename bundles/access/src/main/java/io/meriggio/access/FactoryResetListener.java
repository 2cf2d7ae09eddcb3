// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Erases a bundle's part of what the gateway keeps, when its owner gives it up. Registered as a
 * service (whiteboard); all are called, one after the other, after the accounts are gone.
 *
 * <p>Threads: that of the request; one that throws keeps no other from being called.
 */
@ConsumerType
@FunctionalInterface
public interface FactoryResetListener {

  /** Erases what a new owner must not find. */
  void factoryReset();
}
