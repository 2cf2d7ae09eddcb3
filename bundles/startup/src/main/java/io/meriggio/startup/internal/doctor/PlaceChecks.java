// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.doctor;

import io.meriggio.startup.internal.Messages;
import io.meriggio.startup.internal.launch.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The distribution, the data directory and the disks on which they are. */
final class PlaceChecks {

  private static final long LEAST_MEGABYTES = 30;
  private static final long COMFORTABLE_MEGABYTES = 200;

  private final Messages messages;

  PlaceChecks(Messages messages) {
    this.messages = messages;
  }

  Finding distribution(Path home) {
    String damage;
    try {
      Distribution distribution = new Distribution(home);
      List<String> damaged = distribution.damaged(true);
      if (damaged.isEmpty()) {
        return Finding.good(messages.text("doctor.distribution", distribution.buildId()));
      }
      damage = String.join(", ", damaged);
    } catch (IOException e) {
      damage = e.toString();
    }
    return Finding.wrong(
        messages.text("doctor.distribution.broken", home, damage),
        messages.text("doctor.distribution.broken.mend"));
  }

  Finding dataDirectory(Path data) {
    Path there = existing(data);
    return Files.isDirectory(there) && Files.isWritable(there)
        ? Finding.good(messages.text("doctor.data", data))
        : Finding.wrong(
            messages.text("doctor.data.readOnly", data, there),
            messages.text("doctor.data.readOnly.mend", there));
  }

  /** The path itself, or the innermost folder above it that is there. */
  static Path existing(Path path) {
    Path whole = path.toAbsolutePath();
    return Stream.iterate(whole, Objects::nonNull, Path::getParent)
        .filter(Files::exists)
        .findFirst()
        .orElse(whole);
  }

  /**
   * @param freeMegabytes what the disk of the data directory has left
   */
  Finding space(Path data, long freeMegabytes) {
    String text = messages.text("doctor.space", data, freeMegabytes);
    if (freeMegabytes < LEAST_MEGABYTES) {
      return Finding.wrong(text, messages.text("doctor.space.mend", LEAST_MEGABYTES));
    }
    return freeMegabytes < COMFORTABLE_MEGABYTES
        ? Finding.note(messages.text("doctor.space.little", data, freeMegabytes))
        : Finding.good(text);
  }

  /**
   * Whether native libraries can be loaded from a folder.
   *
   * @param mounts lines in the form of {@code /proc/mounts}; empty where there is no such file
   */
  Finding executable(Path folder, List<String> mounts) {
    Optional<String[]> mount =
        mounts.stream()
            .map(line -> line.split(" ", -1))
            .filter(f -> f.length > 3 && folder.startsWith(Path.of(f[1].replace("\\040", " "))))
            .max((a, b) -> Integer.compare(a[1].length(), b[1].length()));
    if (mount.isEmpty()) {
      return Finding.note(messages.text("doctor.noexec.unknown", folder));
    }
    return List.of(mount.get()[3].split(",", -1)).contains("noexec")
        ? Finding.wrong(
            messages.text("doctor.noexec", folder, mount.get()[1]),
            messages.text("doctor.noexec.mend", mount.get()[1]))
        : Finding.good(messages.text("doctor.exec", folder));
  }
}
