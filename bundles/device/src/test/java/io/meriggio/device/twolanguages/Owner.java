// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device.twolanguages;

/** Stands beside the message files of a driver that was made before the gateway spoke German. */
public final class Owner {
  private Owner() {}
}
