// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.time.Instant;
import java.util.Optional;

/**
 * An output closed or opened: an entry of the log.
 *
 * @param at when, by the wall clock
 * @param output 1…4
 * @param closed whether it closed; else it opened
 * @param reason as in {@link OutputStatus}
 * @param logic the logic that closed or opened it; empty when none did
 * @param variable what the logic looked at
 * @param value what it found, in the variable's unit; empty when no value decided
 * @param threshold the threshold that was reached or left
 * @param user the person who asked for it; empty when it was automatic
 * @param sentence the same in words
 */
public record Switching(
    Instant at,
    int output,
    boolean closed,
    String reason,
    Optional<String> logic,
    Optional<LogicVariable> variable,
    Optional<Double> value,
    Optional<Double> threshold,
    Optional<String> user,
    Sentence sentence) {}
