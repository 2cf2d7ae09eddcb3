// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import org.osgi.annotation.versioning.ProviderType;

/** One device of the simulated plant, as its line sees it. Safe from any thread. */
@ProviderType
public interface SimulatedDevice {

  /** Its id in the settings: {@code meter} or {@code inverter} where none is set. */
  String name();

  /** Its model: the meter's profile, {@code G3}, {@code G1}, or a name for people. */
  String model();

  /** Where it answers: {@code 127.0.0.1:15502}, or the path of a serial port. */
  String address();

  /** TCP port on 127.0.0.1; 0 on a serial line. */
  int port();

  /** Modbus address, 1 to 247. It changes when a master writes the device's address register. */
  int unit();

  /** Makes the device misbehave from the next request on; {@link Fault#NONE} ends it. */
  void fault(Fault fault);

  /** How it misbehaves now. */
  Fault fault();

  /** How many requests with this Modbus function have been addressed to it since its start. */
  long requests(int function);

  /**
   * How many requests it got that its family's documents forbid: function 0x10 to an old string
   * inverter, where it is no write, or any write to a register that can't be written.
   */
  long abused();

  /** How many writes went to registers whose memory wears out. */
  long storedWrites();

  /** A command line of mbpoll that reads the device's power once. */
  String example();
}
