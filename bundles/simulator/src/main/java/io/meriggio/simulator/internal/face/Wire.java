// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import com.ghgande.j2mod.modbus.ModbusIOException;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** One connection with one master, framed by j2mod. */
interface Wire extends Closeable {

  /** Waits for a request; empty when what came was not one. */
  Optional<ModbusRequest> next() throws ModbusIOException;

  /** Sends an answer. */
  void send(ModbusResponse response) throws ModbusIOException;

  /** Sends bytes as they are. */
  void send(byte[] frame) throws IOException;

  /** Whether frames are RTU's, with a checksum. */
  boolean rtu();

  /** Ends the conversation; a waiting {@link #next} fails. */
  @Override
  void close();
}
