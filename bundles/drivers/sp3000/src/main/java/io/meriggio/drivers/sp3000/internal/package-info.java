// SPDX-License-Identifier: Apache-2.0
/** The driver of the family {@code sp3000}. */
package io.meriggio.drivers.sp3000.internal;
