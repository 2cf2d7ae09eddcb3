// SPDX-License-Identifier: Apache-2.0
/**
 * The device SPI and its vocabulary: what a driver implements ({@link
 * io.meriggio.device.DeviceDriver}), what a door or the controller sees of a device ({@link
 * io.meriggio.device.Device}), and the words that both share (points, readings, commands, reasons).
 *
 * <p>Units, signs, ids and reasons are those of the project's vocabulary: power in W with export,
 * discharge and generation positive, energy in Wh, and no prefix anywhere.
 *
 * <p>Threads: every type here is immutable or says otherwise. The host calls one {@link
 * io.meriggio.device.DeviceConnection} from one thread at a time.
 */
@Export
@Version("1.1.0")
package io.meriggio.device;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
