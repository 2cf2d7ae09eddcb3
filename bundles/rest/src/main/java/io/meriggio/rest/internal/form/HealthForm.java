// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.field.Notice;
import io.meriggio.field.SafeMode;
import java.util.List;
import java.util.Locale;

/**
 * How the gateway is.
 *
 * @param status {@code STARTING}, {@code UP} or {@code DEGRADED}
 * @param version of this bundle
 * @param claimed whether somebody owns the gateway; never until accounts exist
 * @param safeMode why only the doors run, or null
 * @param notices what is to be told about the machine, worst first
 */
public record HealthForm(
    String status,
    String version,
    boolean claimed,
    SafeModeForm safeMode,
    List<NoticeForm> notices) {

  /** Starts that failed. */
  public record SafeModeForm(int failedStarts, String lastFailed, String reason) {

    /** In the language of the answer. */
    public static SafeModeForm of(SafeMode mode, Locale language) {
      return new SafeModeForm(
          mode.failedStarts(), mode.lastFailed().toString(), mode.reason().in(language));
    }
  }

  /** One sentence about the machine, with its word for programs. */
  public record NoticeForm(String word, String sentence) {

    /** In the language of the answer. */
    public static NoticeForm of(Notice notice, Locale language) {
      return new NoticeForm(notice.word().name(), notice.sentence().in(language));
    }
  }
}
