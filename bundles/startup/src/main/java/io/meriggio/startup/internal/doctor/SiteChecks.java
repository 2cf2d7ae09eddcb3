// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.doctor;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meriggio.configuration.ConfigurationFile;
import io.meriggio.configuration.Nearest;
import io.meriggio.configuration.Problem;
import io.meriggio.startup.internal.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The configuration files, and the serial ports and families that they name. */
final class SiteChecks {

  private static final String LINE = "io.meriggio.line~";
  private static final String DEVICE = "io.meriggio.device~";

  private final Messages messages;
  private final Locale locale;

  SiteChecks(Messages messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  List<Finding> files(List<Path> files) {
    List<Finding> findings = new ArrayList<>();
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        findings.add(
            Finding.wrong(
                messages.text("config.missing", file), messages.text("doctor.config.mend")));
      }
    }
    if (!findings.isEmpty()) {
      return findings;
    }
    for (Problem problem : ConfigurationFile.check(files.toArray(new Path[0]))) {
      findings.add(Finding.wrong(problem.text().in(locale), messages.text("doctor.config.mend")));
    }
    if (findings.isEmpty() && !files.isEmpty()) {
      files.forEach(f -> findings.add(Finding.good(messages.text("doctor.config", f))));
    }
    return findings;
  }

  /** Every serial port that a line of the files names, with the line's id. */
  Map<Path, String> serialPorts(List<Path> files) {
    Map<Path, String> ports = new LinkedHashMap<>();
    said(files, LINE, "serialPort").forEach((line, port) -> ports.put(Path.of(port), line));
    return ports;
  }

  /**
   * Every device whose family is the name of no pack.
   *
   * @param packs the names of the packs that are there; each is named after the family it serves
   */
  List<Finding> families(List<Path> files, Collection<String> packs) {
    List<Finding> findings = new ArrayList<>();
    said(files, DEVICE, "family")
        .forEach(
            (device, family) -> {
              if (!packs.contains(family)) {
                findings.add(family(device, family, packs));
              }
            });
    return findings;
  }

  private Finding family(String device, String family, Collection<String> packs) {
    String text =
        Nearest.to(family, packs)
            .map(nearest -> messages.text("doctor.family.near", device, family, nearest))
            .orElseGet(() -> messages.text("doctor.family", device, family));
    return new Finding(
        Finding.Kind.NOTE,
        text,
        packs.isEmpty()
            ? messages.text("doctor.family.none.mend")
            : messages.text("doctor.family.mend", String.join(", ", packs)));
  }

  /** What a key says in each configuration of a factory, by the configuration's id. */
  private static Map<String, String> said(List<Path> files, String factory, String key) {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();
    Map<String, String> said = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        JsonNode root = mapper.readTree(file.toFile());
        root.properties()
            .forEach(
                entry -> {
                  String value = entry.getValue().path(key).asText("");
                  if (entry.getKey().startsWith(factory) && !value.isEmpty()) {
                    said.put(entry.getKey().substring(factory.length()), value);
                  }
                });
      } catch (IOException told) {
        // what is wrong with the file is told by files()
      }
    }
    return said;
  }

  Finding serialPort(Path port, String line, String user) {
    if (!Files.exists(port)) {
      return Finding.wrong(
          messages.text("doctor.serial.absent", port, line),
          messages.text("doctor.serial.absent.mend"));
    }
    if (!Files.isReadable(port) || !Files.isWritable(port)) {
      return Finding.wrong(
          messages.text("doctor.serial.denied", user, port, line),
          messages.text("doctor.serial.denied.mend", group(port), user));
    }
    return Finding.good(messages.text("doctor.serial", port, line));
  }

  private static String group(Path port) {
    try {
      return String.valueOf(Files.getAttribute(port, "unix:gid")).equals("0")
          ? "dialout"
          : Files.readAttributes(port, java.nio.file.attribute.PosixFileAttributes.class)
              .group()
              .getName();
    } catch (IOException | UnsupportedOperationException e) {
      return "dialout";
    }
  }
}
