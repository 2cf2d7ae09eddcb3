// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import com.ghgande.j2mod.modbus.Modbus;
import com.ghgande.j2mod.modbus.ModbusIOException;
import com.ghgande.j2mod.modbus.io.AbstractModbusTransport;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.net.AbstractModbusListener;
import com.ghgande.j2mod.modbus.net.AbstractSerialConnection;
import com.ghgande.j2mod.modbus.net.SerialConnection;
import com.ghgande.j2mod.modbus.util.SerialParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A serial port or pseudo-terminal, RTU, 8N1, on which all devices answer. */
final class SerialEndpoint implements Endpoint {

  /** Rest after a frame that was none, so that a line whose other end is gone costs nothing. */
  private static final long REST_NANOS = 10_000_000;

  private final String path;
  private final SerialWire wire;
  private final Thread thread;

  /**
   * Opens the port.
   *
   * @throws UncheckedIOException naming the port when it can't be had
   */
  SerialEndpoint(String path, int baudRate, List<LineDevice> devices) {
    this.path = path;
    SerialParameters parameters = new SerialParameters();
    parameters.setPortName(path);
    parameters.setBaudRate(baudRate);
    parameters.setDatabits(8);
    parameters.setStopbits(AbstractSerialConnection.ONE_STOP_BIT);
    parameters.setParity(AbstractSerialConnection.NO_PARITY);
    parameters.setEncoding(Modbus.SERIAL_ENCODING_RTU);
    parameters.setEcho(false);
    try {
      wire = new SerialWire(new SerialConnection(parameters), List.copyOf(devices));
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": " + e.getMessage(), e);
    }
    thread = new Thread(new Conversation(wire, List.copyOf(devices), 1), "simulator-serial");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String address() {
    return path;
  }

  @Override
  public int port() {
    return 0;
  }

  @Override
  public void close() {
    thread.interrupt();
    wire.close();
  }

  /** The port. */
  private static final class SerialWire implements Wire {
    private final SerialConnection connection;
    private final AbstractModbusTransport transport;
    private final AbstractModbusListener units;
    private volatile boolean closed;

    SerialWire(SerialConnection connection, List<LineDevice> devices) throws IOException {
      this.connection = connection;
      units = Conversation.units(devices);
      connection.open();
      transport = connection.getModbusTransport();
      transport.setTimeout(0);
    }

    @Override
    public Optional<ModbusRequest> next() throws ModbusIOException {
      if (closed) {
        throw new ModbusIOException("closed");
      }
      ModbusRequest request = transport.readRequest(units);
      if (request == null) {
        LockSupport.parkNanos(REST_NANOS);
      }
      return Optional.ofNullable(request);
    }

    @Override
    public void send(ModbusResponse response) throws ModbusIOException {
      transport.writeResponse(response);
    }

    @Override
    public void send(byte[] frame) throws IOException {
      if (connection.writeBytes(frame, frame.length) != frame.length) {
        throw new IOException("the serial port took only a part of a frame");
      }
    }

    @Override
    public boolean rtu() {
      return true;
    }

    @Override
    public void close() {
      closed = true;
      connection.close();
    }
  }
}
