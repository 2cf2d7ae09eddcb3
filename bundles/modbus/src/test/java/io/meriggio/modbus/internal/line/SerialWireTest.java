// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus.internal.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meriggio.device.LineInfo.State;
import io.meriggio.device.ModbusLink.Turn;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineSettings;
import io.meriggio.modbus.line.LineSettings.Parity;
import io.meriggio.modbus.line.LineSettings.Serial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Serial ports that can't be opened: what the user is told. What opens is tested in testkit. */
class SerialWireTest {
  @TempDir Path folder;

  @Test
  void aPortThatIsNotThereIsNamedWithWhatIs() {
    Path absent = folder.resolve("ttyUSB7");
    assertThatThrownBy(() -> wire(absent).open())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(absent + " is not there: plug the adapter in, or choose one of: ");
  }

  @Test
  void aFileIsNoPort() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> wire(file).open())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file.toString());
    assertThat(wire(file).isOpen()).isFalse();
  }

  @Test
  void theLineTellsWhyItIsDown() {
    Serial port = serial(folder.resolve("absent"));
    LineSettings settings = new LineSettings(port, Duration.ofSeconds(1), Duration.ZERO, 1, false);
    try (Line line = new LineFactoryComponent().create("bus", settings)) {
      assertThatThrownBy(() -> line.link().read(Turn.FAST_POLL, 1, 3, 0, 1, new int[1], 0))
          .hasMessageContaining("is not there: plug the adapter in");
      assertThat(line.figures().state()).isEqualTo(State.DOWN);
      assertThat(line.figures().reason()).isEqualTo(Reason.LINE_DOWN);
      assertThat(line.figures().requests()).isZero();
    }
  }

  @Test
  void whatIsInTheWayIsToldWithItsMend() {
    // Linux: 11 locked, 16 opened exclusively, 13 no permission, 5 whatever else
    for (int error : new int[] {11, 16}) {
      assertThat(PortTrouble.refusal("/dev/ttyUSB0", "/dev/ttyUSB0 9600 8N1", error).english())
          .isEqualTo(
              "/dev/ttyUSB0 is in use by another line or program: close it there, or choose"
                  + " another port");
    }
    assertThat(PortTrouble.refusal("/dev/ttyUSB0", "/dev/ttyUSB0 9600 8N1", 13))
        .isEqualTo(PortTrouble.noPermission("/dev/ttyUSB0", Text.plain("dialout")));
    assertThat(PortTrouble.noPermission("/dev/ttyUSB0", Text.plain("uucp")).english())
        .isEqualTo(
            "no permission for /dev/ttyUSB0: add the gateway's user to the group uucp (usermod -aG"
                + " uucp USER) and start the gateway again");
    assertThat(PortTrouble.refusal("/dev/ttyUSB0", "/dev/ttyUSB0 9600 7E1", 5).english())
        .isEqualTo("/dev/ttyUSB0 can't be opened as /dev/ttyUSB0 9600 7E1 (error 5)");
  }

  @Test
  void aPortWithoutPermissionIsToldWithItsGroup() throws Exception {
    Path locked = Files.createFile(folder.resolve("ttyUSB1"));
    assumeTrue(locked.toFile().setReadable(false, false), "no permissions on this file system");
    assumeTrue(!Files.isReadable(locked), "left out: root may read everything");
    String group = Files.readAttributes(locked, PosixFileAttributes.class).group().getName();
    assertThatThrownBy(() -> wire(locked).open())
        .hasMessage(PortTrouble.noPermission(locked.toString(), Text.plain(group)).english());
  }

  @Test
  void aPortIsNamedWithItsSettings() {
    Serial port = new Serial("/dev/ttyUSB0", 19200, 8, Parity.EVEN, 2);
    assertThat(new SerialWire(port).address()).isEqualTo("/dev/ttyUSB0 19200 8E2");
  }

  @Test
  void costsFollowTheLineTime() {
    // PERFORMANCE section 2: 13 characters and two silences a request, 2 characters a register
    LineSettings settings =
        new LineSettings(
            serial(folder.resolve("x")), Duration.ofSeconds(1), Duration.ZERO, 1, false);
    try (Line line = new LineFactoryComponent().create("bus", settings)) {
      assertThat(line.link().cost(1).perRegister()).isBetween(0.002083, 0.002084);
      // and 20 ms for a unit that has not answered yet
      assertThat(line.link().cost(1).perRequest()).isBetween(0.0408, 0.0409);
    }
  }

  private static SerialWire wire(Path port) {
    return new SerialWire(serial(port));
  }

  private static Serial serial(Path port) {
    return new Serial(port.toString(), 9600, 8, Parity.NONE, 1);
  }
}
