// SPDX-License-Identifier: Apache-2.0
/**
 * Who may do what at this gateway: its owner, administrators and users, how they sign in, and the
 * one policy that every door asks.
 *
 * <p>A door turns what a request carries (a session's or an API token's secret) into an {@link
 * io.meriggio.access.Identity} and asks it for a {@link io.meriggio.access.Permission}; which role
 * has which stands in {@link io.meriggio.access.Policy} and nowhere else.
 *
 * <p>Threads: every service may be called from any thread. Calls that take a password cost some
 * tenths of a second of one processor, more on a small board.
 */
@Export
@Version("0.1.0")
package io.meriggio.access;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
