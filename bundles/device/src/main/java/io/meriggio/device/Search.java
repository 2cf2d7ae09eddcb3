// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.List;
import java.util.Optional;

/** Where a person wants devices to be looked for. Looking reads only. */
public sealed interface Search {

  /**
   * The addresses of a configured line.
   *
   * @param line the line's id
   */
  record OnLine(String line, AddressRange range) implements Search {}

  /**
   * The addresses behind a serial port, 8 data bits, no parity, 1 stop bit.
   *
   * @param port the device file, for example {@code /dev/ttyUSB0}
   * @param baudRates the speeds to try, 1200…115200, one after the other
   */
  record OnSerialPort(String port, List<Integer> baudRates, AddressRange range) implements Search {
    public OnSerialPort {
      baudRates = List.copyOf(baudRates);
    }
  }

  /**
   * One host: a stick, a Hub, a Power Magic, any Modbus TCP server. Connecting to a port of a Hub
   * throws out whoever is connected to it.
   *
   * @param host address or name
   * @param port 1…65535; empty = the ports that Azzurro products listen on
   */
  record AtHost(String host, Optional<Integer> port) implements Search {}

  /**
   * Every host of a private network, on the ports that Azzurro products listen on.
   *
   * @param network an IPv4 address of it
   * @param prefix 24…32
   */
  record InSubnet(String network, int prefix) implements Search {}

  /** The sticks that answer a broadcast on the local network. */
  record Sticks() implements Search {}
}
