// SPDX-License-Identifier: Apache-2.0
/** The driver of the family {@code hyd}. */
package io.meriggio.drivers.hyd.internal;
