// SPDX-License-Identifier: Apache-2.0
package io.meriggio.update.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;

/** Versions as Maven writes them ({@code 1.2}, {@code 1.2.3-rc1}), in OSGi's order. */
final class Versions {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?(?:[.-]([A-Za-z0-9_-]{1,50}))?");

  private Versions() {}

  /** Empty when it isn't a version. */
  static Optional<Version> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String qualifier = form.group(4) == null ? "" : form.group(4);
    return Optional.of(new Version(number(form, 1), number(form, 2), number(form, 3), qualifier));
  }

  private static int number(Matcher form, int group) {
    return form.group(group) == null ? 0 : Integer.parseInt(form.group(group));
  }
}
