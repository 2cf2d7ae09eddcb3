// SPDX-License-Identifier: Apache-2.0
/**
 * Dry contacts (energy-manager-semantics, section 2): which outputs are to be closed, and why.
 *
 * <p>{@link io.meriggio.controller.internal.contacts.Contacts} is the machine; below it one class
 * for each rule: {@code Hysteresis} the thresholds, {@code Window} day and year, {@code LogicRun}
 * data loss and inversion, {@code OutputRun} persons and minimum times, {@code Logics} which logics
 * are active, {@code LogicCheck} what a logic may say. Pure: no OSGi, no I/O, no clock.
 */
package io.meriggio.controller.internal.contacts;
