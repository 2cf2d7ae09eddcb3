// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.can.CanLineFactory;
import io.meriggio.can.CanLineSettings;
import io.meriggio.configuration.LineConfiguration;
import io.meriggio.configuration.Parity;
import io.meriggio.configuration.Transport;
import io.meriggio.modbus.line.LineFactory;
import io.meriggio.modbus.line.LineSettings;
import java.util.OptionalLong;

/**
 * Opens lines as they are configured.
 *
 * @param factory of lines of Modbus
 * @param canFactory of CAN lines
 */
record LineOpener(LineFactory factory, CanLineFactory canFactory) {

  /** Opens a line where its configuration says. */
  OpenLine open(LineConfiguration c) {
    return c.transport() == Transport.CAN
        ? new OpenLine(
            c.id(),
            c.readOnly(),
            canFactory.create(c.id(), new CanLineSettings(c.canInterface(), c.readOnly())))
        : open(c, settings(c));
  }

  /** Opens a line over TCP to another host than the configured one. */
  OpenLine open(LineConfiguration c, String host) {
    return open(c, settings(c, tcp(c, host)));
  }

  private OpenLine open(LineConfiguration c, LineSettings settings) {
    return new OpenLine(c.id(), c.readOnly(), factory.create(c.id(), settings));
  }

  /** How a Modbus line of this configuration is reached and timed. */
  static LineSettings settings(LineConfiguration c) {
    return settings(c, path(c));
  }

  private static LineSettings settings(LineConfiguration c, LineSettings.Path path) {
    return new LineSettings(path, c.timeout(), c.gap(), c.retries(), c.readOnly());
  }

  private static LineSettings.Path path(LineConfiguration c) {
    return c.transport() == Transport.SERIAL
        ? new LineSettings.Serial(
            c.serialPort().orElseThrow(),
            c.baudRate(),
            c.dataBits(),
            parity(c.parity()),
            c.stopBits())
        : tcp(c, c.host().orElseThrow());
  }

  private static LineSettings.Path tcp(LineConfiguration c, String host) {
    OptionalLong logger = c.loggerSerial().map(OptionalLong::of).orElseGet(OptionalLong::empty);
    return new LineSettings.Tcp(host, c.port(), framing(c.transport()), logger);
  }

  private static LineSettings.TcpFraming framing(Transport transport) {
    return switch (transport) {
      case MODBUS_TCP -> LineSettings.TcpFraming.MODBUS_TCP;
      case RTU_OVER_TCP -> LineSettings.TcpFraming.RTU_OVER_TCP;
      case MODBUS_TCP_CRC -> LineSettings.TcpFraming.MODBUS_TCP_CRC;
      case SOLARMAN_V5 -> LineSettings.TcpFraming.SOLARMAN_V5;
      case AUTO -> LineSettings.TcpFraming.AUTO;
      case SERIAL, CAN ->
          throw new IllegalArgumentException("a line of %s is not over TCP".formatted(transport));
    };
  }

  private static LineSettings.Parity parity(Parity parity) {
    return switch (parity) {
      case NONE -> LineSettings.Parity.NONE;
      case EVEN -> LineSettings.Parity.EVEN;
      case ODD -> LineSettings.Parity.ODD;
    };
  }
}
