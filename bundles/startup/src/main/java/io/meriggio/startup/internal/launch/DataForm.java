// SPDX-License-Identifier: Apache-2.0
package io.meriggio.startup.internal.launch;

import io.meriggio.startup.internal.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The form of the data directory as a whole: which folders there are and what they mean. Its number
 * stands in the file {@code version}. Databases in it have formats of their own.
 *
 * <p>A newer form is refused: a gateway that was put back must not make out of data that it doesn't
 * understand. An older one is brought forward, after a copy.
 */
final class DataForm {

  /** Of this gateway. Data without the file {@code version} are of form 1. */
  static final int CURRENT = 1;

  /** One step forward for each form before {@link #CURRENT}, first that of form 1. */
  private static final List<Step> STEPS = List.of();

  private static final String NAME = "version";

  private final Path data;
  private final Messages messages;
  private final List<Step> steps;

  /** Brings data from one form to the next. */
  @FunctionalInterface
  interface Step {
    void on(Path data) throws IOException;
  }

  DataForm(Path data, Messages messages) {
    this(data, messages, STEPS);
  }

  /**
   * @param steps one for each form before the present one, which is thus their number plus one
   */
  DataForm(Path data, Messages messages, List<Step> steps) {
    this.data = data;
    this.messages = messages;
    this.steps = List.copyOf(steps);
  }

  /**
   * Checks the form, brings it forward where it is older, and writes it down.
   *
   * @param gateway the version of this gateway
   * @throws StartException when the data are newer or can't be brought forward
   */
  void check(String gateway) throws StartException {
    Map<String, String> written = written();
    int present = steps.size() + 1;
    int found = number(written.getOrDefault("form", "1")).orElse(present);
    if (found > present) {
      throw new StartException(
          ExitStatus.DATA_NEWER,
          messages.text(
              "data.newer", data, written.getOrDefault("written-by", "?"), found, present));
    }
    try {
      Path copy = data.resolve("kept").resolve("form-" + found);
      if (found < present) {
        migrate(found, copy);
      }
      write(present, gateway, written);
      if (found < present) {
        Path former = copy.resolveSibling("before-form-" + present);
        Tree.delete(former);
        Files.move(copy, former);
      }
    } catch (IOException e) {
      throw new StartException(
          ExitStatus.DATA_UNUSABLE, messages.text("data.migration", data, found, present, e));
    }
  }

  /** A power cut in between: the copy is whole, and the next start begins again from it. */
  private void migrate(int from, Path copy) throws IOException {
    Set<String> mine = Set.of(NAME);
    if (Files.isDirectory(copy)) {
      Tree.clear(data, mine);
      Tree.copyContent(copy, data);
    } else {
      Path part = copy.resolveSibling(copy.getFileName() + ".part");
      Tree.delete(part);
      Files.createDirectories(part);
      for (Path entry : Tree.content(data)) {
        Tree.copy(entry, part.resolve(entry.getFileName()));
      }
      Files.move(part, copy);
    }
    for (Step step : steps.subList(from - 1, steps.size())) {
      step.on(data);
    }
  }

  private Map<String, String> written() {
    try {
      return Files.readAllLines(data.resolve(NAME)).stream()
          .map(line -> line.split("=", 2))
          .filter(pair -> pair.length == 2)
          .collect(Collectors.toMap(p -> p[0].strip(), p -> p[1].strip(), (a, b) -> b));
    } catch (IOException e) {
      // none, or one that a power cut has spoilt: no reason to stand still
      return Map.of();
    }
  }

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private void write(int form, String gateway, Map<String, String> written) throws IOException {
    Map<String, String> wanted = Map.of("form", String.valueOf(form), "written-by", gateway);
    if (!wanted.equals(written)) {
      Tree.replace(
          data.resolve(NAME),
          String.join("\n", Arrays.asList("form=" + form, "written-by=" + gateway, "")));
    }
  }
}
