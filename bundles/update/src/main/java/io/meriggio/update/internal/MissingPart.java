// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import io.meriggio.device.Text;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words what a resolver says in its own. */
final class MissingPart {
  private static final Pattern PACKAGE =
      Pattern.compile(
          "osgi\\.wiring\\.package=([\\w.]+)\\)(?:\\(version>=([\\w.]+)\\))?(?:\\(!\\(version>=([\\w.]+)\\)\\))?");
  private static final Pattern BUNDLE = Pattern.compile("osgi\\.wiring\\.bundle=([\\w.-]+)");
  private static final Pattern FEATURE =
      Pattern.compile("osgi\\.identity=([\\w.-]+); *type=karaf\\.feature");
  private static final Pattern JAVA = Pattern.compile("osgi\\.ee=JavaSE\\)\\(version=(\\d+)");

  private MissingPart() {}

  /** A sentence without its full stop. */
  static Text inWords(Throwable trouble) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      all.append(cause.getMessage()).append(' ');
      for (Throwable other : cause.getSuppressed()) {
        all.append(other.getMessage()).append(' ');
      }
    }
    String text = all.toString();
    return last(PACKAGE, text)
        .map(MissingPart::packageInWords)
        .or(() -> named("missing.bundle", BUNDLE, text))
        .or(() -> named("missing.java", JAVA, text))
        .or(() -> named("missing.feature", FEATURE, text))
        .map(what -> PackTexts.text("missing", what))
        .orElseGet(() -> Text.plain(firstLine(trouble)));
  }

  private static Optional<Text> named(String key, Pattern pattern, String text) {
    return last(pattern, text).map(found -> PackTexts.text(key, found.group(1)));
  }

  private static Text packageInWords(Matcher found) {
    String name = found.group(1);
    String from = found.group(2);
    String before = found.group(3);
    if (from == null) {
      return before == null
          ? PackTexts.text("missing.package", name)
          : PackTexts.text("missing.package.before", name, before);
    }
    return before == null
        ? PackTexts.text("missing.package.from", name, from)
        : PackTexts.text("missing.package.between", name, from, before);
  }

  /** The last one named is the cause of those before it. */
  private static Optional<Matcher> last(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    int end = -1;
    while (matcher.find()) {
      end = matcher.start();
    }
    return end >= 0 && matcher.find(end) ? Optional.of(matcher) : Optional.empty();
  }

  private static String firstLine(Throwable trouble) {
    Throwable root = trouble;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message =
        root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return message.lines().findFirst().orElse("").strip();
  }
}
