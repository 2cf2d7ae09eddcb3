// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.AccessSettings;
import io.meriggio.simulator.DeviceSettings;
import io.meriggio.simulator.Fault;
import io.meriggio.simulator.MeterProfile;
import io.meriggio.simulator.SimulatedDevice;
import io.meriggio.simulator.internal.line.Endpoint;

/** A device and where it is. */
record LocatedDevice(DeviceSettings settings, LineDevice device, Endpoint endpoint)
    implements SimulatedDevice {

  @Override
  public String name() {
    return settings.id();
  }

  @Override
  public String model() {
    return switch (settings.kind()) {
      case METER -> settings.word("profile");
      case STRING -> settings.word("generation");
      case HYD -> "HYD " + settings.word("model");
      case SP3000 -> "3000SP";
      case WALLBOX -> settings.whole("phases") == 1 ? "wallbox 7.4 kW" : "wallbox 22 kW";
      case PSC100 -> "PSC 100, " + settings.whole("inverters") + " inverters at units 1 and up";
      default -> settings.kind().word();
    };
  }

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
  public long storedWrites() {
    return device.storedWrites();
  }

  @Override
  public String example() {
    String what = String.format("-a %d -0 -r %d -c 1 %s -1", unit(), powerAddress(), type());
    AccessSettings access = settings.access();
    return switch (access.via()) {
      case SERIAL ->
          "mbpoll -m rtu -b " + access.baudRate() + " -P none " + what + " <the other end>";
      case RTU -> "mbpoll doesn't speak RTU over TCP";
      case TCP_CRC -> "mbpoll doesn't speak Modbus TCP with a checksum";
      case CAN -> "a loopback bus, interface loopback:" + port();
      case V5 ->
          "a stick with the number " + access.logger() + "; mbpoll doesn't speak Solarman V5";
      default -> "mbpoll -m tcp -p " + port() + " " + what + " 127.0.0.1";
    };
  }

  private int powerAddress() {
    return switch (settings.kind()) {
      case METER -> MeterProfile.named(settings.word("profile")).powerAddress();
      case STRING -> settings.word("generation").equals("G3") ? 0x0485 : 0x000C;
      case HYD -> settings.word("model").equals("g1") ? 0x0214 : 0x0485;
      case SP3000 -> 0x0214;
      case WALLBOX -> 0x0208;
      case HEAT_PUMP -> 0x020C;
      case POWER_MAGIC, PSC100 -> 0x0200;
      case IO_MODULE -> 0x0100;
      case FOREIGN_PV -> 0;
    };
  }

  private String type() {
    return switch (settings.kind()) {
      case METER -> "-t 4:float -B";
      case WALLBOX, HEAT_PUMP, POWER_MAGIC, PSC100, IO_MODULE -> "-t 4:int -B";
      default -> "-t 4";
    };
  }
}
