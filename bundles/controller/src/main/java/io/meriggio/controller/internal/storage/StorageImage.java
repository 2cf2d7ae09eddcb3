// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import io.meriggio.controller.internal.cycle.Sample;
import java.util.Optional;

/**
 * One storage as the rules see it.
 *
 * @param id the device
 * @param forceable whether it takes {@code storage_mode} FORCED with a power
 * @param holdable whether it takes {@code storage_mode} NO_DISCHARGE
 * @param obeys whether it has taken the last order; what one that has not will give is what it is
 *     measured to give
 * @param maxCharge W it can be ordered to charge at present, at least 0
 * @param maxDischarge W it can be ordered to discharge at present, at least 0
 * @param soc state of charge, %
 * @param power battery power, W, discharge +
 * @param ratedEnergy Wh; empty while unknown
 */
public record StorageImage(
    String id,
    boolean forceable,
    boolean holdable,
    boolean obeys,
    double maxCharge,
    double maxDischarge,
    Optional<Sample> soc,
    Optional<Sample> power,
    Optional<Double> ratedEnergy) {}
