// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.meriggio.device.DriverDescription;
import io.meriggio.device.Point;
import io.meriggio.device.PollClass;
import io.meriggio.device.SettingDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The generated parts of a driver's README: its points and settings, from the description that the
 * gateway itself uses. A README that differs fails the test; {@code -Dmeriggio.regenerate=true}
 * writes it anew.
 */
public final class PointTable {

  private PointTable() {}

  /**
   * Compares a README with the driver, or writes it.
   *
   * @param readme the file, with the lines {@code <!-- points -->} and {@code <!-- settings -->}
   *     and an {@code <!-- end -->} after each
   * @param models the models that have a point, by its id
   */
  public static void assertCurrent(
      Path readme, DriverDescription description, Function<String, Set<String>> models) {
    assertPart(readme, "points", points(description, models));
    assertPart(readme, "settings", settings(description.settings()));
  }

  /** Compares the part of a README between {@code <!-- name -->} and {@code <!-- end -->}. */
  static void assertPart(Path readme, String name, String table) {
    try {
      String found = Files.readString(readme);
      String current = replaced(found, name, table);
      if (Boolean.getBoolean("meriggio.regenerate")) {
        Files.writeString(readme, current);
      } else {
        assertEquals(current, found, "stale: run its test with -Dmeriggio.regenerate=true");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String replaced(String text, String name, String table) {
    String start = "<!-- " + name + " -->\n";
    int from = text.indexOf(start);
    int to = text.indexOf("<!-- end -->", from);
    if (from < 0 || to < 0) {
      throw new AssertionError("no lines '" + start.trim() + "' and '<!-- end -->' in the README");
    }
    return text.substring(0, from + start.length()) + table + text.substring(to);
  }

  private static String points(
      DriverDescription description, Function<String, Set<String>> models) {
    StringBuilder table = new StringBuilder("| point | unit | read | command | models |\n");
    table.append("|---|---|---|---|---|\n");
    for (Point point : description.points()) {
      Set<String> having = new TreeSet<>(models.apply(point.id()));
      boolean all = having.containsAll(description.models());
      table
          .append("| `")
          .append(point.id())
          .append("` | ")
          .append(point.unit().symbol().isEmpty() ? "–" : point.unit().symbol())
          .append(" | ")
          .append(period(point, description))
          .append(" | ")
          .append(point.command().map(limits -> command(point, limits)).orElse("–"))
          .append(" | ")
          .append(all || having.isEmpty() ? "all" : String.join(", ", having))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String period(Point point, DriverDescription description) {
    return point.pollClass() == PollClass.ONCE
        ? "at start"
        : "every " + point.pollClass().period(description.pollPeriod()).toSeconds() + " s";
  }

  private static String command(Point point, Point.Commandable limits) {
    return switch (point.kind()) {
      case NUMBER -> number(limits.minimum()) + " to " + number(limits.maximum());
      case FLAG -> "true, false";
      default -> String.join(", ", limits.words());
    };
  }

  private static String number(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  private static String settings(List<SettingDescription> settings) {
    String head = "| setting | values | default | meaning |\n|---|---|---|---|\n";
    return settings.stream()
        .map(
            setting ->
                "| `settings."
                    + setting.key()
                    + "` | "
                    + values(setting)
                    + " | "
                    + setting.defaultValue().orElse("unset")
                    + " | "
                    + setting.labels().getOrDefault("en", "")
                    + " |\n")
        .collect(Collectors.joining("", head, ""));
  }

  private static String values(SettingDescription setting) {
    return switch (setting.type()) {
      case BOOLEAN -> "true, false";
      case INTEGER, DECIMAL -> number(setting.minimum()) + " to " + number(setting.maximum());
      case CHOICE -> String.join(", ", setting.words());
      case TEXT -> "text";
    };
  }
}
