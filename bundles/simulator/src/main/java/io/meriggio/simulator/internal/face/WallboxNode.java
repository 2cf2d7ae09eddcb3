// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import io.meriggio.simulator.Fault;
import io.meriggio.simulator.internal.line.CanNode;
import io.meriggio.simulator.state.PlantState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A charge point on CAN by docs/reference/wallbox-can.md: it tells what its registers hold, and a
 * command is a write to them. What it doesn't take it ignores.
 */
final class WallboxNode implements CanNode {

  private static final int TICKS_A_SECOND = 4;
  private static final int[] SERIAL = {0x0004, 10};
  private static final int[] FIRMWARE = {0x000E, 8};
  private static final int PART = 7;

  private final Face face;
  private final Supplier<PlantState> plant;
  private final Supplier<Fault> fault;
  private List<Integer> lastStatus = List.of();

  /** The node of this charge point; silent when its fault says so. */
  WallboxNode(Face face, Supplier<PlantState> plant, Supplier<Fault> fault) {
    this.face = face;
    this.plant = plant;
    this.fault = fault;
  }

  @Override
  public void hear(Frame frame) {
    int node = frame.identifier() & 0x0F;
    if (node != face.unit() || fault.get() instanceof Fault.Silent) {
      return;
    }
    List<Integer> data = frame.data();
    face.refresh(plant.get());
    switch (frame.identifier() & 0x7F0) {
      case 0x100 -> write(data, 2, 0x0300);
      case 0x110 -> write(data, 1, 0x0301);
      case 0x120 -> write(data, 4, 0x0303);
      case 0x130 -> write(data, 1, 0x0302);
      case 0x140 -> write(data, 1, 0x030B);
      default -> {
        // not for a charge point
      }
    }
  }

  private void write(List<Integer> data, int bytes, int address) {
    if (data.size() < bytes) {
      return;
    }
    int[] values =
        bytes == 1
            ? new int[] {data.get(0)}
            : bytes == 2 ? new int[] {word(data, 0)} : new int[] {word(data, 0), word(data, 2)};
    face.writeMultiple(address, values);
  }

  private static int word(List<Integer> data, int at) {
    return data.get(at) << 8 | data.get(at + 1);
  }

  @Override
  public List<Frame> speak(long tick) {
    if (fault.get() instanceof Fault.Silent) {
      return List.of();
    }
    if (!(fault.get() instanceof Fault.Frozen)) {
      face.refresh(plant.get());
    }
    List<Frame> frames = new ArrayList<>();
    List<Integer> status = status();
    boolean second = tick % TICKS_A_SECOND == 0;
    if (second || !status.equals(lastStatus)) {
      frames.add(new Frame(0x180 | face.unit(), status));
      lastStatus = status;
    }
    if (second) {
      everySecond(frames);
    }
    if (tick % (5 * TICKS_A_SECOND) == 0) {
      frames.add(words(0x1D0, 0x0210, 4));
      frames.add(new Frame(0x1E0 | face.unit(), bytes(0x010D, 2, 0x0214, 2)));
    }
    frames.add(new Frame(0x700 | face.unit(), identity((int) (tick % 7))));
    return frames;
  }

  private List<Integer> status() {
    return List.of(
        register(0x0100),
        register(0x0101),
        register(0x0109),
        register(0x0106),
        register(0x0108) >>> 8,
        register(0x0108) & 0xFF,
        register(0x0107),
        register(0x0105));
  }

  private void everySecond(List<Frame> frames) {
    int faults = register(0x010A);
    int warnings = register(0x010B);
    int warmth = register(0x010F);
    frames.add(
        new Frame(
            0x190 | face.unit(),
            List.of(
                faults >>> 8,
                faults & 0xFF,
                warnings >>> 8,
                warnings & 0xFF,
                register(0x0103),
                register(0x0104),
                warmth >>> 8,
                warmth & 0xFF)));
    // powers fit in 16 bits: the low words of the total and of each phase
    frames.add(new Frame(0x1A0 | face.unit(), bytes(0x0209, 1, 0x020B, 1, 0x020D, 1, 0x020F, 1)));
    frames.add(new Frame(0x1B0 | face.unit(), bytes(0x0203, 4)));
    frames.add(new Frame(0x1C0 | face.unit(), bytes(0x0200, 3, 0x0207, 1)));
    List<Integer> orders = new ArrayList<>(bytes(0x0300, 1, 0x0303, 2));
    orders.add(register(0x0302));
    orders.add(0);
    frames.add(new Frame(0x1F0 | face.unit(), orders));
  }

  private List<Integer> identity(int part) {
    List<Integer> data = new ArrayList<>(List.of(part));
    if (part == 0) {
      data.add(register(0x0002));
      data.addAll(bytes(0x0003, 1, 0x0309, 1, 0x0000, 1));
      return data;
    }
    int[] text = part <= 3 ? SERIAL : FIRMWARE;
    List<Integer> characters = bytes(text[0], text[1]);
    int from = (part - (part <= 3 ? 1 : 4)) * PART;
    for (int i = from; i < from + PART; i++) {
      data.add(i < characters.size() ? characters.get(i) : 0);
    }
    return data;
  }

  private Frame words(int base, int address, int count) {
    return new Frame(base | face.unit(), bytes(address, count));
  }

  /** Pairs of address and count, as bytes. */
  private List<Integer> bytes(int... addressesAndCounts) {
    List<Integer> data = new ArrayList<>();
    for (int i = 0; i < addressesAndCounts.length; i += 2) {
      for (int at = 0; at < addressesAndCounts[i + 1]; at++) {
        int word = register(addressesAndCounts[i] + at);
        data.add(word >>> 8);
        data.add(word & 0xFF);
      }
    }
    return data;
  }

  private int register(int address) {
    Answer answer = face.read(0x03, address, 1);
    return answer instanceof Answer.Words words ? words.values().get(0) : 0;
  }
}
