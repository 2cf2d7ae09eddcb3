// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.onboardio.internal.gpio;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import java.io.IOException;

/**
 * The three calls of the C library that GPIO needs. The library is never unloaded by hand: JNA
 * gives the same one to all who ask.
 */
final class Kernel {

  private static final int READ_WRITE_CLOSE_ON_EXEC = 0x80002;
  private static final int NOT_PERMITTED = 1;
  private static final int NO_SUCH_FILE = 2;
  private static final int ACCESS_DENIED = 13;
  private static final int BUSY = 16;
  private static final int NO_SUCH_DEVICE = 19;
  private static final int INVALID = 22;
  private static final int NOT_A_CHIP = 25;

  private final NativeLibrary library;

  private Kernel(NativeLibrary library) {
    this.library = library;
  }

  /** The C library of the process. */
  static Kernel ofProcess() throws IOException {
    try {
      return new Kernel(NativeLibrary.getProcess());
    } catch (LinkageError e) {
      throw GpioException.of(e, "native", e.getMessage());
    }
  }

  /** Another library with the same three calls. */
  static Kernel of(String path) {
    return new Kernel(NativeLibrary.getInstance(path));
  }

  int open(String path) throws IOException {
    return call("open", path, READ_WRITE_CLOSE_ON_EXEC);
  }

  /**
   * @param structure read and written
   */
  void control(int descriptor, long request, byte[] structure) throws IOException {
    call("ioctl", descriptor, new NativeLong(request), structure);
  }

  void close(int descriptor) throws IOException {
    call("close", descriptor);
  }

  private int call(String function, Object... arguments) throws IOException {
    int result;
    try {
      result = library.getFunction(function).invokeInt(arguments);
    } catch (LastErrorException e) {
      throw GpioException.of(e, word(e.getErrorCode()), e.getErrorCode());
    }
    if (result < 0) {
      int error = Native.getLastError();
      throw GpioException.of(null, word(error), error);
    }
    return result;
  }

  private static String word(int error) {
    return switch (error) {
      case NOT_PERMITTED, ACCESS_DENIED -> "denied";
      case NO_SUCH_FILE -> "no-chip";
      case BUSY -> "busy";
      case NO_SUCH_DEVICE -> "gone";
      case INVALID -> "no-line";
      case NOT_A_CHIP -> "other";
      default -> "error";
    };
  }
}
