// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import io.meriggio.commissioning.Remark;
import io.meriggio.commissioning.Remark.Severity;
import io.meriggio.commissioning.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Gathers what is to be said; a code's sentence has its key in lower case with dashes. */
final class Remarks {
  private final List<Remark> all = new ArrayList<>();

  void missing(Step step, String field, String code, Object... parameters) {
    add(step, Severity.MISSING, field, code, parameters);
  }

  void wrong(Step step, String field, String code, Object... parameters) {
    add(step, Severity.WRONG, field, code, parameters);
  }

  void warn(Step step, String field, String code, Object... parameters) {
    add(step, Severity.WARNING, field, code, parameters);
  }

  void add(Remark remark) {
    all.add(remark);
  }

  private void add(Step step, Severity severity, String field, String code, Object... parameters) {
    String key = "remark." + code.toLowerCase(Locale.ROOT).replace('_', '-');
    all.add(new Remark(step, severity, field, code, CommissioningTexts.text(key, parameters)));
  }

  /** In the order of the steps. */
  List<Remark> sorted() {
    return all.stream().sorted(Comparator.comparing(Remark::step)).toList();
  }
}
