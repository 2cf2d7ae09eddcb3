// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

/** What a device is doing, as its owner sees it. */
public enum DeviceState {
  /** Configured, not yet identified. */
  STARTING,
  /** Identified and answering. */
  ONLINE,
  /** Not answering; tried again after a back-off. */
  OFFLINE,
  /** The driver of its family is not installed; settings are kept. */
  DRIVER_ABSENT,
  /** Answering, and reporting a fault or failing in the driver. */
  FAULT,
  /** Its configuration, its map or what answers is not acceptable; the reason tells. */
  REFUSED
}
