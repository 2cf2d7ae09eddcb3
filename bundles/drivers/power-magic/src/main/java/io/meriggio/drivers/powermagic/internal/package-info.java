// SPDX-License-Identifier: Apache-2.0
/** The driver of the family {@code power-magic}. */
package io.meriggio.drivers.powermagic.internal;
