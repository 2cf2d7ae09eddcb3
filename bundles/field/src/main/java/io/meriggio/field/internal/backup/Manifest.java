// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal.backup;

import io.meriggio.field.Backup;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The last entry of a back-up: an archive that broke off has none, whatever else it holds. Lines
 * {@code key=value}.
 *
 * @param form of the data directory
 */
record Manifest(int form, Backup backup) {
  static final String NAME = "meriggio-backup";

  /** Of the archive itself. */
  private static final String FORMAT = "1";

  String text() {
    return String.join(
        "\n",
        "format=" + FORMAT,
        "form=" + form,
        "made-at=" + backup.madeAt(),
        "written-by=" + backup.writtenBy(),
        "serial-number=" + backup.serialNumber().orElse(""),
        "files=" + backup.files(),
        "");
  }

  /** Nothing when it is none, or of a format that this gateway doesn't know. */
  static Optional<Manifest> parse(String text) {
    Map<String, String> values =
        text.lines()
            .map(line -> line.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b));
    try {
      return Optional.of(values)
          .filter(v -> FORMAT.equals(v.get("format")))
          .map(
              v ->
                  new Manifest(
                      Integer.parseInt(v.getOrDefault("form", "")),
                      new Backup(
                          Instant.parse(v.getOrDefault("made-at", "")),
                          v.getOrDefault("written-by", ""),
                          Optional.of(v.getOrDefault("serial-number", ""))
                              .filter(number -> !number.isEmpty()),
                          Integer.parseInt(v.getOrDefault("files", "")))));
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
