// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a simulated device is reached: on 127.0.0.1 or on a serial port, never from another machine.
 * Devices with the same port, or the same path, are on one line.
 *
 * @param via framing and medium
 * @param port TCP port; 0 = any free one
 * @param path of the serial port; empty otherwise
 * @param baudRate of the serial port, 8N1
 * @param logger number of the stick, 1 to 4294967295
 * @param heartbeatSeconds silence after which a stick sends a heartbeat; 0 = never
 * @param doubleCrc whether a stick adds two zero bytes to each frame
 * @param discovery UDP port on which the stick answers a search; 0 = it doesn't
 * @param delayMillis least time between two exchanges of a Hub's port
 */
public record AccessSettings(
    Via via,
    int port,
    String path,
    int baudRate,
    long logger,
    int heartbeatSeconds,
    boolean doubleCrc,
    int discovery,
    int delayMillis) {

  /** Framing and medium. */
  public enum Via {
    /** Modbus TCP. */
    TCP,
    /** RTU frames with their checksum through a TCP connection. */
    RTU,
    /** Modbus TCP whose requests carry a checksum as well. */
    TCP_CRC,
    /** The Solarman V5 envelope of a Wi-Fi stick. */
    V5,
    /** A port of an AZZURRO HUB. */
    HUB,
    /** The loopback CAN bus; charge points only, the unit is the node. */
    CAN,
    /** RTU on a serial port or pseudo-terminal. */
    SERIAL,
    /** No line at all. */
    NONE;

    /** Its word in settings. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Via named(String word) {
      return Arrays.stream(values())
          .filter(via -> via != NONE && via.word().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "via: found '"
                          + word
                          + "', allowed "
                          + Arrays.stream(values())
                              .filter(via -> via != NONE)
                              .map(Via::word)
                              .collect(Collectors.joining(", "))));
    }
  }

  /** The same at another TCP port. */
  AccessSettings at(int otherPort) {
    return new AccessSettings(
        via,
        otherPort,
        path,
        baudRate,
        logger,
        heartbeatSeconds,
        doubleCrc,
        discovery,
        delayMillis);
  }

  /** Whether two devices with these settings are on one line. */
  public boolean sharesLineWith(AccessSettings other) {
    return via == Via.SERIAL
        ? other.via == Via.SERIAL && path.equals(other.path)
        : port != 0 && port == other.port;
  }
}
