// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import io.meriggio.device.DeviceException;
import io.meriggio.device.LineInfo;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Reason;
import io.meriggio.device.Text;
import io.meriggio.modbus.line.Line;
import io.meriggio.modbus.line.LineFactory;
import io.meriggio.modbus.line.LineSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lines with units behind them that hold one register each, or are silent. */
final class FakeLines implements LineFactory {

  final List<FakeLine> made = new ArrayList<>();

  /** What the lines that are made from now on have behind them, by their settings. */
  final Map<LineSettings.Path, Map<Integer, Integer>> behind = new HashMap<>();

  @Override
  public FakeLine create(String id, LineSettings settings) {
    FakeLine line = new FakeLine(id, settings);
    line.registers.putAll(behind.getOrDefault(settings.path(), Map.of()));
    made.add(line);
    return line;
  }

  /** The line of an id that is open now. */
  FakeLine open(String id) {
    return made.stream().filter(l -> l.id.equals(id) && !l.closed).findFirst().orElseThrow();
  }

  static final class FakeLine implements Line, ModbusLink {
    final String id;
    final LineSettings settings;
    final Map<Integer, Integer> registers = new TreeMap<>();
    final List<String> requests = new ArrayList<>();
    volatile LineInfo.State state = LineInfo.State.UP;
    volatile boolean closed;

    private FakeLine(String id, LineSettings settings) {
      this.id = id;
      this.settings = settings;
    }

    @Override
    public ModbusLink link() {
      return this;
    }

    @Override
    public Figures figures() {
      return new Figures(state, Reason.NONE, Text.NONE, 0, requests.size(), 0, 0);
    }

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public void read(
        Turn turn, int unit, int function, int address, int count, int[] image, int offset)
        throws DeviceException {
      requests.add(turn + " read unit " + unit);
      image[offset] = answer(unit);
    }

    @Override
    public void write(int unit, int function, int address, int[] values) {
      requests.add("write unit " + unit);
    }

    @Override
    public byte[] exchange(Turn turn, boolean write, int unit, byte[] request, int answerLength)
        throws DeviceException {
      requests.add(turn + (write ? " write" : " read") + " unit " + unit);
      return new byte[] {request[0], (byte) answer(unit)};
    }

    private int answer(int unit) throws DeviceException {
      if (!registers.containsKey(unit)) {
        throw new DeviceException(Reason.TIMEOUT, "unit " + unit + ": no answer in 1 s");
      }
      return registers.get(unit);
    }

    @Override
    public int maxRead() {
      return 125;
    }

    @Override
    public Cost cost(int unit) {
      return new Cost(0.01, 0);
    }
  }
}
