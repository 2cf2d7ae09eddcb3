// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import io.meriggio.configuration.Place;
import io.meriggio.configuration.Problem;
import io.meriggio.device.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings what the files say into the layers: a PID whose text changed is applied again, one that
 * has gone is removed, one that is wrong is refused and what ran goes on.
 *
 * @param layers with the files applied
 * @param problems all that is wrong, warnings included
 */
public record FileLayer(Layers layers, List<Problem> problems) {

  public FileLayer {
    problems = List.copyOf(problems);
  }

  /**
   * Applies files over what is stored.
   *
   * @param stored what was in force
   * @param files in the order in which they were given; with none, what an earlier start was given
   *     stays
   */
  public static FileLayer over(Layers stored, List<ParsedFile> files) {
    List<Problem> problems = new ArrayList<>();
    files.forEach(file -> problems.addAll(file.problems()));
    Map<String, ParsedFile> holders = holders(files, problems);
    Layers layers = files.isEmpty() ? stored : withoutGone(stored, files);
    List<String> taken = new ArrayList<>();
    for (Map.Entry<String, ParsedFile> each : holders.entrySet()) {
      Layers next = with(layers, each.getKey(), each.getValue());
      if (accepted(each.getKey(), each.getValue(), next, problems)) {
        layers = next;
        taken.add(each.getKey());
      }
    }
    return new FileLayer(acceptedTogether(stored, layers, taken, holders, problems), problems);
  }

  /** Which file speaks of which PID: the first that does. */
  private static Map<String, ParsedFile> holders(List<ParsedFile> files, List<Problem> problems) {
    Map<String, ParsedFile> holders = new LinkedHashMap<>();
    for (ParsedFile file : files) {
      for (String pid : file.entries().keySet()) {
        ParsedFile first = holders.putIfAbsent(pid, file);
        if (first != null && first != file) {
          Place other = first.place(pid, "");
          Text allowed = Phrase.ONCE.text(other.line() + " (" + other.file() + ")");
          problems.add(new Problem(pid, "", pid, allowed, Optional.of(file.place(pid, ""))));
        }
      }
    }
    return holders;
  }

  /** What a file no longer holds goes; what a file that can't be read held stays. */
  private static Layers withoutGone(Layers stored, List<ParsedFile> files) {
    List<String> unreadable =
        files.stream().filter(file -> !file.complete()).map(ParsedFile::name).toList();
    Layers layers = stored;
    for (Map.Entry<String, Layers.FileEntry> entry : stored.file().entrySet()) {
      boolean held = files.stream().anyMatch(file -> file.speaksOf(entry.getKey()));
      if (!held && !unreadable.contains(entry.getValue().origin())) {
        layers = layers.withoutFile(entry.getKey());
      }
    }
    return layers;
  }

  private static Layers with(Layers layers, String pid, ParsedFile file) {
    return layers.withFile(pid, file.name(), file.entries().get(pid).properties());
  }

  /** Checks what the file says, then what it gives together with the doors' changes. */
  private static boolean accepted(
      String pid, ParsedFile file, Layers next, List<Problem> problems) {
    if (file.misspeaksOf(pid)) {
      return false;
    }
    List<Problem> wrong = SiteSchema.check(pid, file.entries().get(pid).properties());
    if (wrong.isEmpty()) {
      wrong = next.effective(pid).map(all -> SiteSchema.check(pid, all)).orElse(List.of());
    }
    wrong.forEach(problem -> problems.add(problem.at(file.place(pid, problem.key()))));
    return wrong.isEmpty();
  }

  /**
   * Takes back what doesn't fit the rest of the site; of two that exclude each other, the later.
   */
  private static Layers acceptedTogether(
      Layers stored,
      Layers applied,
      List<String> taken,
      Map<String, ParsedFile> holders,
      List<Problem> problems) {
    Layers layers = applied;
    for (int i = taken.size() - 1; i >= 0; i--) {
      String pid = taken.get(i);
      ParsedFile file = holders.get(pid);
      List<Problem> wrong = SiteSchema.checkTogether(pid, layers.effective());
      wrong.forEach(problem -> problems.add(problem.at(file.place(pid, problem.key()))));
      if (!wrong.stream().allMatch(Problem::warning)) {
        layers = layers.asIn(stored, pid);
      }
    }
    return layers;
  }
}
