// SPDX-License-Identifier: Apache-2.0
/** The driver of the family {@code onboard-io}. */
package io.meriggio.drivers.onboardio.internal;
