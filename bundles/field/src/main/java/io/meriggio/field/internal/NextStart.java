// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;

/** What the launcher is to do before the gateway runs again. */
final class NextStart {
  private final Path data;
  private final Supplier<Optional<String>> serialNumber;

  /**
   * @param serialNumber of the gateway, which outlives a factory reset
   */
  NextStart(Path data, Supplier<Optional<String>> serialNumber) {
    this.data = data;
    this.serialNumber = serialNumber;
  }

  /** Erase all but the serial number; on the disk when it returns. */
  void erase() throws IOException {
    String text = serialNumber.get().map(number -> "serialNumber=" + number + "\n").orElse("\n");
    try (FileChannel channel =
        FileChannel.open(
            data.resolve("erase"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
  }
}
