// SPDX-License-Identifier: Apache-2.0

/**
 * What the host offers beside the directories of the SPI: the search for devices on a line.
 *
 * <p>The host joins configurations, drivers and lines to devices that are polled, aged and
 * commanded; doors and the controller see them through {@link io.meriggio.device.DeviceDirectory}.
 *
 * <p>Threads: every type here is immutable or may be used from any thread.
 */
@Export
@Version("0.1.0")
package io.meriggio.host;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
