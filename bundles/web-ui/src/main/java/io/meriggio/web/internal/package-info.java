// SPDX-License-Identifier: Apache-2.0
/**
 * The web page of the gateway: static files with a policy, nothing else.
 *
 * <p>Everything that the page shows comes from the REST door and its event stream; this bundle
 * knows no device and no plant. All types are immutable and may be used from any thread.
 */
package io.meriggio.web.internal;
