// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import java.util.List;

/** A device on a CAN bus. Called by the bus, one caller at a time. */
public interface CanNode {

  /**
   * A frame.
   *
   * @param identifier 11 bits
   * @param data 0 to 8 bytes, each 0 to 255
   */
  record Frame(int identifier, List<Integer> data) {
    /** Takes its own copy. */
    public Frame {
      data = List.copyOf(data);
    }
  }

  /** Somebody sent a frame. */
  void hear(Frame frame);

  /**
   * What it sends on its own, asked every 250 ms.
   *
   * @param tick counts the times that it has been asked
   */
  List<Frame> speak(long tick);
}
