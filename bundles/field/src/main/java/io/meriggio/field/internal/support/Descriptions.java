// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal.support;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.LineDirectory;
import io.meriggio.device.LineInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the gateway is, in words for somebody who knows it. English, as the log is. */
public final class Descriptions {
  private static final long LONGEST_LOG = 2L << 20;
  private static final int LONGEST_DOCTOR_SECONDS = 60;

  private Descriptions() {}

  /** The machine and Java. */
  public static String machine(String version, String build) {
    Runtime runtime = Runtime.getRuntime();
    Map<String, Object> facts = new TreeMap<>();
    facts.put("gateway", version + " build " + build);
    facts.put("java", Runtime.version() + " " + System.getProperty("java.vendor"));
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("architecture", System.getProperty("os.arch"));
    facts.put("processors", runtime.availableProcessors());
    facts.put("heap used MB", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    facts.put("heap most MB", runtime.maxMemory() >> 20);
    facts.put("running seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
    facts.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
    return lines(facts);
  }

  /** The site as it is in force, without its secrets. */
  public static String configuration(Map<String, Map<String, Object>> site, Secrets secrets) {
    return new TreeMap<>(site)
        .entrySet().stream()
            .map(pid -> pid.getKey() + "\n" + lines(secrets.masked(pid.getValue())))
            .collect(Collectors.joining("\n"));
  }

  /** Every device with its state and why. */
  public static String devices(DeviceDirectory directory) {
    return directory.devices().stream()
        .map(Descriptions::device)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String device(Device device) {
    var snapshot = device.snapshot();
    return device.info() + "\n  " + snapshot.state() + " " + snapshot.reason();
  }

  /** Every line with its counters. */
  public static String lines(LineDirectory directory) {
    return directory.lines().stream()
        .map(LineInfo::toString)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** What every thread does. */
  public static String threads() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(
            Thread.getAllStackTraces().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        e -> e.getKey().getName() + " #" + e.getKey().getId(),
                        e -> e.getKey().getState() + frames(e.getValue()))))
        .forEach((name, what) -> text.append(name).append(' ').append(what).append('\n'));
    return text.toString();
  }

  private static String frames(StackTraceElement[] frames) {
    return Stream.of(frames).map(f -> "\n    at " + f).collect(Collectors.joining());
  }

  /** The end of a log. */
  public static String log(Path file) throws IOException {
    byte[] all;
    try (var channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, channel.size() - LONGEST_LOG));
      all = java.nio.channels.Channels.newInputStream(channel).readAllBytes();
    }
    return new String(all, StandardCharsets.UTF_8);
  }

  /** The logs of a folder, youngest last. */
  public static List<Path> logs(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
    }
  }

  /** What {@code gateway doctor} finds: it looks at the machine from outside. */
  @SuppressFBWarnings(
      value = "COMMAND_INJECTION",
      justification = "no shell; the launcher of this gateway with its own folders")
  public static String doctor(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LONGEST_DOCTOR_SECONDS, TimeUnit.SECONDS)) {
        return said + "\nnot ended after " + LONGEST_DOCTOR_SECONDS + " s\n";
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String lines(Map<String, Object> facts) {
    return facts.entrySet().stream()
        .map(fact -> "  " + fact.getKey() + " = " + fact.getValue())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
