// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.AccessSettings;
import io.meriggio.simulator.AccessSettings.Via;
import io.meriggio.simulator.DeviceSettings;
import io.meriggio.simulator.SimulatedDevice;
import io.meriggio.simulator.internal.line.CanBusEndpoint;
import io.meriggio.simulator.internal.line.Discovery;
import io.meriggio.simulator.internal.line.Doorkeeper;
import io.meriggio.simulator.internal.line.Endpoint;
import io.meriggio.simulator.internal.line.Framing;
import io.meriggio.simulator.internal.line.SerialEndpoint;
import io.meriggio.simulator.internal.line.StickSettings;
import io.meriggio.simulator.internal.line.TcpEndpoint;
import io.meriggio.simulator.internal.physics.Plant;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plant's devices on their lines, from opening to closing. */
public final class Faces implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Faces.class);

  /** How long a simulated stick waits for a device that keeps silent. */
  private static final int PATIENCE_MILLIS = 300;

  private final Doorkeeper doorkeeper = new Doorkeeper();
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final Map<String, SimulatedDevice> devices = new LinkedHashMap<>();
  private final Clock clock;

  /**
   * Opens the lines.
   *
   * @throws java.io.UncheckedIOException naming the port that can't be had; nothing stays open then
   */
  public Faces(List<DeviceSettings> settings, int phases, Clock clock, Plant plant) {
    this.clock = clock;
    FaceBuilder builder = new FaceBuilder(settings, phases, clock.getZone(), plant);
    Map<String, List<LineDevice>> built = new LinkedHashMap<>();
    settings.forEach(device -> built.put(device.id(), builder.build(device)));
    try {
      List<DeviceSettings> left = new ArrayList<>(settings);
      left.removeIf(device -> device.access().via() == Via.NONE);
      while (!left.isEmpty()) {
        open(left, built);
      }
      discovery(settings);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Opens the line of the first device with all that are on it. */
  private void open(List<DeviceSettings> left, Map<String, List<LineDevice>> built) {
    DeviceSettings first = left.get(0);
    List<DeviceSettings> together = new ArrayList<>(left);
    together.removeIf(other -> other != first && !first.access().sharesLineWith(other.access()));
    left.removeAll(together);
    List<LineDevice> stations =
        together.stream().flatMap(device -> built.get(device.id()).stream()).toList();
    Endpoint endpoint = endpoint(first.id(), first.access(), stations);
    endpoints.add(endpoint);
    for (DeviceSettings device : together) {
      LineDevice line = built.get(device.id()).get(0);
      devices.put(device.id(), new LocatedDevice(device, line, endpoint));
    }
  }

  private Endpoint endpoint(String name, AccessSettings access, List<LineDevice> stations) {
    if (access.via() == Via.CAN) {
      List<WallboxNode> nodes = stations.stream().map(LineDevice::onCan).toList();
      return new CanBusEndpoint(doorkeeper, name, access.port(), nodes);
    }
    Framing framing =
        switch (access.via()) {
          case RTU -> new Framing.Rtu();
          case TCP_CRC -> new Framing.Mbap(true);
          case V5 -> new Framing.V5(stick(access), clock);
          case HUB -> new Framing.Hub(access.delayMillis());
          default -> new Framing.Mbap(false);
        };
    return access.via() == Via.SERIAL
        ? new SerialEndpoint(access.path(), access.baudRate(), stations)
        : new TcpEndpoint(doorkeeper, name, access.port(), framing, stations);
  }

  private static StickSettings stick(AccessSettings access) {
    return new StickSettings(
        access.logger(), access.heartbeatSeconds(), access.doubleCrc(), PATIENCE_MILLIS);
  }

  private void discovery(List<DeviceSettings> settings) {
    TreeSet<Integer> ports = new TreeSet<>();
    settings.forEach(device -> ports.add(device.access().discovery()));
    ports.remove(0);
    for (int port : ports) {
      List<Long> serials =
          settings.stream()
              .map(DeviceSettings::access)
              .filter(access -> access.discovery() == port)
              .map(AccessSettings::logger)
              .distinct()
              .toList();
      try {
        endpoints.add(new Discovery(doorkeeper, port, serials));
      } catch (IOException e) {
        LOG.info(
            "Simulated sticks are not found by a search: UDP port {}: {}", port, e.getMessage());
      }
    }
  }

  /** All devices that have an address, by their id. */
  public Map<String, SimulatedDevice> devices() {
    return Map.copyOf(devices);
  }

  @Override
  public void close() {
    endpoints.forEach(Endpoint::close);
    endpoints.clear();
    doorkeeper.close();
  }
}
