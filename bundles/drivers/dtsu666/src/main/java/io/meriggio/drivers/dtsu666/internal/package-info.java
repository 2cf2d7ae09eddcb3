// SPDX-License-Identifier: Apache-2.0

/** Driver of the DTSU666 family of energy meters. */
package io.meriggio.drivers.dtsu666.internal;
