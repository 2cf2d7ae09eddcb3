// SPDX-License-Identifier: Apache-2.0

/** Driver of the string inverters. */
package io.meriggio.drivers.string.internal;
