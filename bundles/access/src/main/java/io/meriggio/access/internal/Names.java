// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.AccessRefused;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of accounts: the same name however it is written, in small letters or capitals. */
final class Names {
  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,63}");

  private Names() {}

  /** The name as it is shown. */
  static String checked(String user) throws AccessRefused {
    String name = Normalizer.normalize(user.strip(), Normalizer.Form.NFC);
    if (!ALLOWED.matcher(name).matches()) {
      throw Refused.of(AccessRefused.Code.BAD_NAME, "name.user");
    }
    return name;
  }

  /** The name as accounts are found by it; of something that is no name, a name that nobody has. */
  static String folded(String user) {
    String name = Normalizer.normalize(user.strip(), Normalizer.Form.NFC);
    return ALLOWED.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : "";
  }
}
