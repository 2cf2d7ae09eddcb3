// SPDX-License-Identifier: Apache-2.0
/** The driver of the family {@code psc100}. */
package io.meriggio.drivers.psc100.internal;
