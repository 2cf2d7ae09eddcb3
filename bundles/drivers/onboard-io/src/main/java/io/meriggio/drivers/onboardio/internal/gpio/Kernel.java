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
      throw new IOException(
          "native code can't be loaded ("
              + e.getMessage()
              + "); let -Djna.tmpdir name a folder that allows execution",
          e);
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
      throw new IOException(word(e.getErrorCode()), e);
    }
    if (result < 0) {
      throw new IOException(word(Native.getLastError()));
    }
    return result;
  }

  private static String word(int error) {
    return switch (error) {
      case NOT_PERMITTED, ACCESS_DENIED ->
          "permission denied; put the gateway's user into the group that owns the device file";
      case NO_SUCH_FILE -> "there is no such chip";
      case BUSY -> "another program or the kernel uses the line";
      case NO_SUCH_DEVICE -> "the chip has gone";
      case INVALID -> "the chip has no such line, or can't wire it so";
      case NOT_A_CHIP -> "the file is no GPIO chip, or the kernel is older than 5.10";
      default -> "error " + error + " of the kernel";
    };
  }
}
