// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

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
  static String inWords(Throwable trouble) {
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
        .or(() -> last(BUNDLE, text).map(bundle -> "it needs the bundle " + bundle.group(1)))
        .or(() -> last(JAVA, text).map(java -> "it needs Java " + java.group(1)))
        .or(
            () ->
                last(FEATURE, text).map(feature -> "it stands on the feature " + feature.group(1)))
        .map(what -> what + ", which this gateway doesn't have")
        .orElseGet(() -> firstLine(trouble));
  }

  private static String packageInWords(Matcher found) {
    StringBuilder words = new StringBuilder("it needs the package ").append(found.group(1));
    if (found.group(2) != null) {
      words.append(" in version ").append(found.group(2)).append(" or later");
    }
    if (found.group(3) != null) {
      words.append(" and before ").append(found.group(3));
    }
    return words.toString();
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
