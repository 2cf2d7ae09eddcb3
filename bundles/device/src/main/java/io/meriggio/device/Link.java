// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

/** A way to a device. The host owns it, with its thread and port; a driver only uses it. */
public sealed interface Link permits ModbusLink, CanLink, NoLink {}
