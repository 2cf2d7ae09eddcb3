// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal.gpio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The GPIO character device. The C library is taken at the first use: who has no line needs none.
 *
 * <p>Threads: used by one thread at a time.
 */
public final class LinuxGpio implements Gpio {

  private final Access access;
  private Optional<Kernel> kernel = Optional.empty();

  /** Where the C library comes from. */
  @FunctionalInterface
  interface Access {
    Kernel get() throws IOException;
  }

  public LinuxGpio() {
    this(Kernel::ofProcess);
  }

  LinuxGpio(Access access) {
    this.access = access;
  }

  @Override
  public Line request(LineSpec spec, boolean output) throws IOException {
    Kernel calls = kernel();
    int chip = calls.open("/dev/" + spec.chip());
    try {
      ByteBuffer request = GpioUapi.request(spec, output);
      calls.control(chip, GpioUapi.GET_LINE, request.array());
      return new HeldLine(calls, request.getInt(GpioUapi.FD));
    } finally {
      calls.close(chip);
    }
  }

  private Kernel kernel() throws IOException {
    if (kernel.isEmpty()) {
      kernel = Optional.of(access.get());
    }
    return kernel.get();
  }

  private record HeldLine(Kernel kernel, int descriptor) implements Line {

    @Override
    public boolean isActive() throws IOException {
      ByteBuffer values = GpioUapi.values(false);
      kernel.control(descriptor, GpioUapi.GET_VALUES, values.array());
      return (values.getLong(GpioUapi.BITS) & 1) == 1;
    }

    @Override
    public void set(boolean active) throws IOException {
      kernel.control(descriptor, GpioUapi.SET_VALUES, GpioUapi.values(active).array());
    }

    @Override
    public void close() throws IOException {
      kernel.close(descriptor);
    }
  }
}
