// SPDX-License-Identifier: Apache-2.0
/**
 * Lines: one physical path to devices (a serial port, a stick, a Modbus TCP server), its framing,
 * its timing and the order of requests on it. The host opens lines; drivers see only {@link
 * io.meriggio.device.ModbusLink}.
 */
@Export
@Version("1.0.0")
package io.meriggio.modbus.line;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
