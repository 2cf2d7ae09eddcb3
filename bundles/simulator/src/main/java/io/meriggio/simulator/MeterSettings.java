// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

/**
 * The simulated meter.
 *
 * @param profile which body and firmware
 * @param unit Modbus address, 1 to 247
 * @param ctRatio ratio of the current transformers, 1 to 9999
 * @param primarySide whether the classic block holds primary values although a ratio is set
 * @param unmappedPattern whether unmapped addresses are answered with an ascending byte pattern
 *     instead of exception 2
 * @param wordOrder order of a float's bytes: 0 ABCD, 1 CDAB, 2 BADC, 3 DCBA
 */
public record MeterSettings(
    MeterProfile profile,
    int unit,
    int ctRatio,
    boolean primarySide,
    boolean unmappedPattern,
    int wordOrder) {}
