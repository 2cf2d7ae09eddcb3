// SPDX-License-Identifier: Apache-2.0
/** How HTTPS is done. Not exported. */
package io.meriggio.tls.internal;
