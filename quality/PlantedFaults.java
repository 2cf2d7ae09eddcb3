// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plants each fault of {@code docs/reference/planted-faults.md} into a copy of the sources, one at a
 * time, and runs the test that the document names: it must turn red. Ends with status 1 when a fault
 * stays unseen, can't be planted any more, or when the test was red before.
 *
 * <p>{@code java quality/PlantedFaults.java [part of a fault's title]}
 */
public final class PlantedFaults {

  private record Fault(String title, Path file, String module, String test, String from, String to) {}

  private static final Pattern ENTRY =
      Pattern.compile(
          "### (?<title>[^\\n]+)\\n+"
              + "- file: `(?<file>[^`]+)`\\n"
              + "- module: `(?<module>[^`]+)`\\n"
              + "- test: `(?<test>[^`]+)`\\n+"
              + "```java\\n(?<from>.*?)\\n```\\n+becomes\\n+```java\\n(?<to>.*?)\\n```",
          Pattern.DOTALL);

  private static final Set<String> NOT_COPIED = Set.of("target", ".git", "data", "node_modules");

  private PlantedFaults() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of("").toAbsolutePath();
    String wanted = arguments.length == 0 ? "" : arguments[0];
    List<Fault> faults =
        read(root.resolve("docs/reference/planted-faults.md")).stream()
            .filter(fault -> fault.title().contains(wanted))
            .toList();
    if (faults.isEmpty()) {
      System.err.println("no planted fault has '" + wanted + "' in its title");
      System.exit(2);
    }
    Path copy = Files.createTempDirectory("planted-faults");
    int failed = 0;
    try {
      copyTree(root, copy);
      for (Fault fault : faults) {
        String verdict = plant(copy, fault);
        System.out.println(verdict + "  " + fault.title());
        failed += verdict.equals("red  ") ? 0 : 1;
      }
    } finally {
      deleteTree(copy);
    }
    System.out.println((faults.size() - failed) + " passed, " + failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }

  private static List<Fault> read(Path document) throws IOException {
    String text = Files.readString(document);
    List<Fault> faults = new ArrayList<>();
    Matcher entry = ENTRY.matcher(text);
    while (entry.find()) {
      faults.add(
          new Fault(
              entry.group("title"),
              Path.of(entry.group("file")),
              entry.group("module"),
              entry.group("test"),
              entry.group("from"),
              entry.group("to")));
    }
    long titles = text.lines().filter(line -> line.startsWith("### ")).count();
    if (titles != faults.size()) {
      throw new IllegalStateException(
          document + ": " + titles + " titles, but only " + faults.size() + " entries in full form");
    }
    return faults;
  }

  private static String plant(Path copy, Fault fault) throws IOException, InterruptedException {
    Path file = copy.resolve(fault.file());
    String sound = Files.readString(file);
    int at = sound.indexOf(fault.from());
    if (at < 0 || sound.indexOf(fault.from(), at + 1) >= 0) {
      return at < 0 ? "GONE " : "TWICE";
    }
    try {
      Files.writeString(file, sound.replace(fault.from(), fault.to()));
      return runTest(copy, fault);
    } finally {
      Files.writeString(file, sound);
    }
  }

  private static String runTest(Path copy, Fault fault) throws IOException, InterruptedException {
    Path log = copy.resolve("planted-fault.log");
    int status =
        new ProcessBuilder(
                "mvn",
                "-B",
                "-ntp",
                "-q",
                "-o",
                "test",
                "-pl",
                fault.module(),
                "-am",
                "-Dspotless.check.skip",
                "-Dlicense.skip",
                "-Djacoco.skip",
                "-Dtest=" + fault.test(),
                "-Dsurefire.failIfNoSpecifiedTests=false")
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    String output = Files.readString(log);
    if (status == 0) {
      return "UNSEEN";
    }
    return output.contains("<<< FAILURE!") ? "red  " : "BROKEN";
  }

  private static void copyTree(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (NOT_COPIED.contains(folder.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void deleteTree(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      paths
          .sorted((a, b) -> b.compareTo(a))
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
