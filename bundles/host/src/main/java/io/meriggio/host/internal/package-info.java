// SPDX-License-Identifier: Apache-2.0
/**
 * The host joins configurations, drivers and lines to devices that are polled, aged and commanded;
 * doors and the controller see them through {@link io.meriggio.device.DeviceDirectory}.
 */
package io.meriggio.host.internal;
