// SPDX-License-Identifier: Apache-2.0
/** The driver of the family {@code wallbox}. */
package io.meriggio.drivers.wallbox.internal;
