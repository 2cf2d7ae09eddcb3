// SPDX-License-Identifier: Apache-2.0
/**
 * The check of current sensors (energy-manager-semantics section 3, D12) as a machine that is fed
 * with readings and answers. Pure: no OSGi, no I/O, no wall clock.
 */
package io.meriggio.controller.internal.check;
