// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

/**
 * How the gateway is.
 *
 * @param status {@code STARTING}, {@code UP} or {@code DEGRADED}
 * @param version of this bundle
 * @param claimed whether somebody owns the gateway; never until accounts exist
 */
public record HealthForm(String status, String version, boolean claimed) {}
