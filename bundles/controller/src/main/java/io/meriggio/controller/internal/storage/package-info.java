// SPDX-License-Identifier: Apache-2.0
/**
 * Storage control: who may steer a battery, how far and why. Records in, orders out; orders are in
 * W with discharge positive. Pure: no OSGi, no I/O, no wall clock.
 */
package io.meriggio.controller.internal.storage;
