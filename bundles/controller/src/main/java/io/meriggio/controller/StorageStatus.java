// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.Duration;
import java.util.Optional;

/**
 * What a storage is ordered to do now, and why.
 *
 * @param storage the device
 * @param mode who steers it
 * @param watts the ordered power, discharge +, charge −; empty while none is ordered
 * @param reason the rule that decided, with its figures
 * @param remaining until the request, the schedule entry or the timer that decided ends; empty when
 *     none runs
 * @param trouble why the device does not do so, when it refused or failed; its reason word and
 *     detail are parameters
 * @param switchings how often the gateway took the storage over or gave it back, since it was first
 *     counted
 */
public record StorageStatus(
    String storage,
    StorageMode mode,
    Optional<Integer> watts,
    Sentence reason,
    Optional<Duration> remaining,
    Optional<Sentence> trouble,
    long switchings) {}
