// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.file;

import java.util.List;

/**
 * What a file holds.
 *
 * @param mark the number in its head by which it is known, not 0
 * @param version of its tables, 1 to 255; a file with a higher one isn't touched
 * @param pageSize of a new file, a power of two from 512 to 65536: small for small changes
 * @param tables the statements that make a new file
 */
public record FileFormat(int mark, int version, int pageSize, List<String> tables) {

  /**
   * Checks the version.
   *
   * @throws IllegalArgumentException when mark or version can't be told from an empty file's
   */
  public FileFormat {
    if (mark == 0 || version < 1 || version > 255) {
      throw new IllegalArgumentException(
          "format: found mark " + mark + ", version " + version + ", allowed: not 0, 1 to 255");
    }
    tables = List.copyOf(tables);
  }
}
