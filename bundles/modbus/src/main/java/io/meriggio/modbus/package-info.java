// SPDX-License-Identifier: Apache-2.0
/**
 * Register maps and drivers made of them: a {@link io.meriggio.modbus.RegisterMap} is a table of a
 * family's registers, a {@link io.meriggio.modbus.Profile} the part of it that one model has, and a
 * {@link io.meriggio.modbus.RegisterMapConnection} reads and commands a device by it in the fewest
 * requests that the map allows.
 *
 * <p>Threads: maps, profiles and fields are immutable; a connection is used by one thread at a
 * time, the device's own.
 */
@Export
@Version("1.0.0")
package io.meriggio.modbus;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
