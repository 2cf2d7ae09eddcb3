// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.wallbox.internal;

import io.meriggio.device.CanFrame;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedCanLink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A charge point on CAN by the tables of docs/reference/wallbox-can.md. */
final class CanBoxes {

  private CanBoxes() {}

  /** All frames of charge point {@code node}, charging with 16 A on three phases. */
  static List<CanFrame> charging(int node) {
    return frames(node, 3, "1.0.493");
  }

  static List<CanFrame> frames(int node, int phases, String firmware) {
    List<CanFrame> frames = new ArrayList<>();
    frames.add(CanFrame.of(0x180 + node, 3, 4, 0, 2, 0x00, 0xA0, 3, 2));
    frames.add(CanFrame.of(0x190 + node, 0x00, 0x05, 0, 0, 32, 1, 0x01, 0x9C));
    frames.add(CanFrame.of(0x1A0 + node, 0x2B, 0x20, 0x0E, 0x60, 0x0E, 0x60, 0x0E, 0x60));
    frames.add(CanFrame.of(0x1B0 + node, 0x06, 0x40, 0x06, 0x40, 0x06, 0x40, 0x13, 0x88));
    frames.add(CanFrame.of(0x1C0 + node, 0x08, 0xFC, 0x08, 0xFC, 0x08, 0xFC, 0xFC, 0x19));
    frames.add(CanFrame.of(0x1D0 + node, 0x00, 0x01, 0xE2, 0x40, 0x00, 0x00, 0x15, 0x18));
    frames.add(CanFrame.of(0x1E0 + node, 0x04, 0xA1, 0xB2, 0xC3, 0x00, 0x00, 0x07, 0x08));
    frames.add(echo(node, 160, 60, 60));
    frames.add(CanFrame.of(0x700 + node, 0, phases, 0x01, 0x40, 0x01, 0x40, 0x01, 0x00));
    frames.addAll(text(node, 1, "WB22K0000000012"));
    frames.addAll(text(node, 4, firmware));
    return frames;
  }

  /** What is in force. */
  static CanFrame echo(int node, int limit, int failsafe, int timeout) {
    return CanFrame.of(
        0x1F0 + node, limit >>> 8, limit, failsafe >>> 8, failsafe, timeout >>> 8, timeout, 0, 0);
  }

  private static List<CanFrame> text(int node, int first, String text) {
    byte[] bytes = new byte[21];
    byte[] characters = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(characters, 0, bytes, 0, characters.length);
    List<CanFrame> frames = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      byte[] data = new byte[8];
      data[0] = (byte) (first + part);
      System.arraycopy(bytes, 7 * part, data, 1, 7);
      frames.add(CanFrame.of(0x700 + node, false, data));
    }
    return frames;
  }

  static ScriptedCanLink bus(int node) {
    return new ScriptedCanLink().hear(charging(node).toArray(CanFrame[]::new));
  }

  static OpenedDevice opened(ScriptedCanLink link, int unit, Map<String, String> settings)
      throws Exception {
    return new OpenedDevice(
        new WallboxDriver(),
        link,
        unit,
        Optional.empty(),
        settings,
        Optional.empty(),
        link.clock());
  }
}
