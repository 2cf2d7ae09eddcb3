// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal;

import io.meriggio.drivers.onboardio.internal.gpio.Gpio;
import io.meriggio.drivers.onboardio.internal.gpio.LineSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * GPIO chips as the kernel's documents say that they behave: exclusive lines, defaults on release.
 */
final class FakeGpio implements Gpio {

  /** What each line shows, by {@code chip offset}. */
  final Map<String, Boolean> active = new LinkedHashMap<>();

  final Set<String> held = new HashSet<>();
  final Set<String> broken = new HashSet<>();

  /** Outputs that don't follow what is set. */
  final Set<String> stuck = new HashSet<>();

  final List<String> calls = new ArrayList<>();

  @Override
  public Line request(LineSpec spec, boolean output) throws IOException {
    String name = spec.chip() + " " + spec.offset();
    fail(name);
    if (!held.add(name)) {
      throw new IOException("another program or the kernel uses the line");
    }
    if (output) {
      active.put(name, false);
    }
    calls.add("request " + name + (output ? " output" : " input"));
    return new FakeLine(name);
  }

  boolean isActive(String name) {
    return active.getOrDefault(name, false);
  }

  private void fail(String name) throws IOException {
    if (broken.contains(name)) {
      throw new IOException("the chip has gone");
    }
  }

  private final class FakeLine implements Line {
    private final String name;

    private FakeLine(String name) {
      this.name = name;
    }

    @Override
    public boolean isActive() throws IOException {
      fail(name);
      return FakeGpio.this.isActive(name);
    }

    @Override
    public void set(boolean on) throws IOException {
      fail(name);
      calls.add("set " + name + " " + on);
      if (!stuck.contains(name)) {
        active.put(name, on);
      }
    }

    @Override
    public void close() {
      calls.add("close " + name);
      held.remove(name);
    }
  }
}
