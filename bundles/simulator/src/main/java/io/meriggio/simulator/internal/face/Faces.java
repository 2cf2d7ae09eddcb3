// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.Fault;
import io.meriggio.simulator.InverterSettings;
import io.meriggio.simulator.LineSettings;
import io.meriggio.simulator.LineSettings.Transport;
import io.meriggio.simulator.MeterSettings;
import io.meriggio.simulator.SimulatedDevice;
import io.meriggio.simulator.internal.physics.Plant;
import io.meriggio.simulator.internal.physics.Setpoints;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The plant's devices on their lines, from opening to closing. */
public final class Faces implements AutoCloseable {

  private final List<Endpoint> endpoints = new ArrayList<>();
  private final SimulatedDevice meter;
  private final SimulatedDevice inverter;

  /**
   * Opens the lines.
   *
   * @throws java.io.UncheckedIOException naming the port that can't be had; nothing stays open then
   */
  public Faces(
      LineSettings line,
      MeterSettings meterSettings,
      InverterSettings inverterSettings,
      ZoneId zone,
      Plant plant) {
    plant.setpoints(Setpoints.FREE);
    Face meterFace = new MeterFace(meterSettings, plant::clearExchangeCounters);
    Face inverterFace = inverterFace(inverterSettings, zone, plant);
    LineDevice meterDevice = new LineDevice(meterFace, plant::state);
    LineDevice inverterDevice = new LineDevice(inverterFace, plant::state);
    try {
      Endpoint first = endpoint(line, "meter", line.meterPort(), meterDevice, inverterDevice);
      Endpoint second =
          oneBus(line)
              ? first
              : keep(tcp(line, "inverter", line.inverterPort(), List.of(inverterDevice)));
      meter =
          new Located(
              "meter",
              meterSettings.profile().title(),
              meterDevice,
              first,
              line,
              meterSettings.profile().powerAddress(),
              true);
      inverter =
          new Located(
              "inverter",
              inverterSettings.generation().name(),
              inverterDevice,
              second,
              line,
              inverterSettings.generation() == InverterSettings.Generation.G3 ? 0x0485 : 0x000C,
              false);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static Face inverterFace(InverterSettings settings, ZoneId zone, Plant plant) {
    return switch (settings.generation()) {
      case G1 -> new StringG1Face(settings, zone, plant::setpoints);
      case G3 -> new StringG3Face(settings, zone, new G3Control(plant::setpoints));
    };
  }

  private Endpoint endpoint(
      LineSettings line, String name, int port, LineDevice meterDevice, LineDevice inverterDevice) {
    List<LineDevice> both = List.of(meterDevice, inverterDevice);
    if (line.transport() == Transport.SERIAL) {
      return keep(new SerialEndpoint(line.serialPort(), line.baudRate(), both));
    }
    return keep(tcp(line, name, port, oneBus(line) ? both : List.of(meterDevice)));
  }

  private static boolean oneBus(LineSettings line) {
    return line.transport() == Transport.SERIAL
        || (line.meterPort() != 0 && line.meterPort() == line.inverterPort());
  }

  private static Endpoint tcp(LineSettings line, String name, int port, List<LineDevice> devices) {
    return new TcpEndpoint(name, port, line.transport() == Transport.RTU_OVER_TCP, devices);
  }

  private Endpoint keep(Endpoint endpoint) {
    endpoints.add(endpoint);
    return endpoint;
  }

  /** The exchange meter. */
  public SimulatedDevice meter() {
    return meter;
  }

  /** The string inverter. */
  public SimulatedDevice inverter() {
    return inverter;
  }

  @Override
  public void close() {
    endpoints.forEach(Endpoint::close);
    endpoints.clear();
  }

  /** A device and where it is. */
  private record Located(
      String name,
      String model,
      LineDevice device,
      Endpoint endpoint,
      LineSettings line,
      int powerAddress,
      boolean real)
      implements SimulatedDevice {

    @Override
    public String address() {
      return endpoint.address();
    }

    @Override
    public int port() {
      return endpoint.port();
    }

    @Override
    public int unit() {
      return device.unit();
    }

    @Override
    public void fault(Fault fault) {
      device.fault(fault);
    }

    @Override
    public Fault fault() {
      return device.fault();
    }

    @Override
    public long requests(int function) {
      return device.requests(function);
    }

    @Override
    public long abused() {
      return device.abused();
    }

    @Override
    public String example() {
      String what = String.format("-a %d -0 -r %d -c 1 %s -1", unit(), powerAddress, type());
      return switch (line.transport()) {
        case MODBUS_TCP -> "mbpoll -m tcp -p " + port() + " " + what + " 127.0.0.1";
        case SERIAL ->
            "mbpoll -m rtu -b " + line.baudRate() + " -P none " + what + " <the other end>";
        case RTU_OVER_TCP -> "mbpoll doesn't speak RTU over TCP";
      };
    }

    private String type() {
      return real ? "-t 4:float -B" : "-t 4";
    }
  }
}
