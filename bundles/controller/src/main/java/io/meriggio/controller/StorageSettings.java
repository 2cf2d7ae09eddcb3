// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

/**
 * How storages are steered.
 *
 * @param reserveSoc % that is kept: below it nothing is discharged, 0…100; 0 = no reserve
 * @param carProtection whether the house battery may charge cars
 * @param peakShaving whether storages discharge to keep the withdrawal within the contracted power
 * @param marginWatts how far below the contracted power orders stay, in W, 0…100 000
 */
public record StorageSettings(
    int reserveSoc, CarProtection carProtection, boolean peakShaving, int marginWatts) {

  /** Whether the house battery may charge cars. */
  public enum CarProtection {
    /** It may. */
    OFF,
    /** While cars charge from more than PV, it is not discharged. */
    NO_DISCHARGE,
    /** While cars charge, it gives what the household lacks and no more. */
    HOUSEHOLD
  }

  /** No reserve, no protection, no shaving; orders stay 100 W below the contracted power. */
  public static StorageSettings defaults() {
    return new StorageSettings(0, CarProtection.OFF, false, 100);
  }
}
