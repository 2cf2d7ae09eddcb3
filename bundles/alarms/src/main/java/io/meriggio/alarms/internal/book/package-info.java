// SPDX-License-Identifier: Apache-2.0
/**
 * The core of the book: what has begun, what is over, and what is kept of it. It knows no clock and
 * no OSGi.
 */
package io.meriggio.alarms.internal.book;
