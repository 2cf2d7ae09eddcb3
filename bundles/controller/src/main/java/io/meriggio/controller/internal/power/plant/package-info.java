// SPDX-License-Identifier: Apache-2.0
/**
 * Plant power control: who asks for what ({@code Requests}), how fast it is followed ({@code
 * Ramp}), how it is shared out ({@code Distribution}), and whether it came about ({@code
 * Confirmation}). Pure: no OSGi, no I/O, no clock.
 */
package io.meriggio.controller.internal.power.plant;
