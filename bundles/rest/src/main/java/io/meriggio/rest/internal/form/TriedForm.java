// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.alarms.Notices;
import java.util.Locale;

/**
 * The outcome of a notice that was only a test.
 *
 * @param result {@code SENT} or {@code FAILED}
 * @param detail what the server said, or what is missing
 */
public record TriedForm(String result, String detail) {

  public static TriedForm of(Notices.Tried tried, Locale language) {
    return new TriedForm(tried.sent() ? "SENT" : "FAILED", tried.detail().in(language));
  }
}
