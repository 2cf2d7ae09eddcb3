// SPDX-License-Identifier: Apache-2.0
/**
 * CAN lines: SocketCAN of Linux, and a loopback bus for tests and the demo. The host opens lines;
 * drivers see only {@link io.meriggio.device.CanLink}.
 *
 * <p>Threads: one for each line, which hears.
 */
@Export
@Version("0.1.0")
package io.meriggio.can;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
