// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import io.meriggio.commissioning.Remark;
import io.meriggio.commissioning.Step;
import io.meriggio.device.Text;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the fields of one object of a form and gathers all that is wrong with them. A field that is
 * null or missing is empty.
 */
final class FormReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int LONGEST_SHOWN = 60;

  private final Step step;
  private final Map<?, ?> form;
  private final String path;
  private final List<Remark> wrong;

  private FormReader(Step step, Map<?, ?> form, String path, List<Remark> wrong) {
    this.step = step;
    this.form = form;
    this.path = path;
    this.wrong = wrong;
  }

  /**
   * A whole form.
   *
   * @param wrong where complaints go
   */
  static FormReader of(Map<?, ?> form, List<Remark> wrong) {
    return new FormReader(Step.SYSTEM, form, "", wrong);
  }

  /** The same object, complaining of another step. */
  FormReader at(Step other) {
    return new FormReader(other, form, path, wrong);
  }

  /** Complains about every field of another name. */
  FormReader only(Set<String> names) {
    form.forEach(
        (name, value) -> {
          if (!names.contains(String.valueOf(name))) {
            refuse(
                String.valueOf(name), value, Text.plain(String.join(", ", new TreeSet<>(names))));
          }
        });
    return this;
  }

  boolean flag(String name) {
    return value(name, v -> v instanceof Boolean b ? Optional.of(b) : Optional.empty(), "flag")
        .orElse(false);
  }

  Optional<Integer> whole(String name, int least, int most) {
    return value(name, v -> whole(v, least, most), "whole", least, most);
  }

  private static Optional<Integer> whole(Object value, int least, int most) {
    if (!(value instanceof Number number)
        || number.doubleValue() != Math.rint(number.doubleValue())) {
      return Optional.empty();
    }
    double whole = number.doubleValue();
    return whole >= least && whole <= most ? Optional.of((int) whole) : Optional.empty();
  }

  /** One of some numbers. */
  Optional<Integer> oneOf(String name, int first, int second) {
    return value(
        name,
        v -> whole(v, Integer.MIN_VALUE, Integer.MAX_VALUE).filter(n -> n == first || n == second),
        "either",
        first,
        second);
  }

  Optional<Double> number(String name, int least, int most) {
    return value(
        name,
        v ->
            v instanceof Number n && n.doubleValue() >= least && n.doubleValue() <= most
                ? Optional.of(n.doubleValue())
                : Optional.empty(),
        "number",
        least,
        most);
  }

  /** A text; one without a character but blanks counts as not given. */
  Optional<String> text(String name, int longest) {
    return value(
            name,
            v ->
                v instanceof String s && s.strip().length() <= longest
                    ? Optional.of(s.strip())
                    : Optional.empty(),
            "text",
            longest)
        .filter(text -> !text.isEmpty());
  }

  Optional<String> id(String name) {
    return value(
        name,
        v -> v instanceof String s && ID.matcher(s).matches() ? Optional.of(s) : Optional.empty(),
        "id");
  }

  Optional<String> word(String name, Collection<String> words) {
    return value(
        name,
        v -> v instanceof String s && words.contains(s) ? Optional.of(s) : Optional.empty(),
        "one-of",
        String.join(", ", new TreeSet<>(words)));
  }

  Optional<String> zone(String name) {
    return value(
        name,
        v -> v instanceof String s && isZone(s) ? Optional.of(s) : Optional.empty(),
        "time-zone");
  }

  private static boolean isZone(String name) {
    try {
      ZoneId.of(name);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The object within. */
  FormReader within(String name) {
    Optional<Map<?, ?>> object =
        value(name, v -> v instanceof Map<?, ?> m ? Optional.of(m) : Optional.empty(), "object");
    return new FormReader(step, object.orElse(Map.of()), path + name + ".", wrong);
  }

  /** The objects of a list. */
  List<FormReader> each(String name, int most) {
    Optional<List<?>> list =
        value(
            name,
            v -> v instanceof List<?> l && l.size() <= most ? Optional.of(l) : Optional.empty(),
            "list",
            most);
    List<FormReader> readers = new ArrayList<>();
    for (Object element : list.orElse(List.of())) {
      String at = path + name + "[" + readers.size() + "].";
      if (element instanceof Map<?, ?> object) {
        readers.add(new FormReader(step, object, at, wrong));
      } else {
        refuse(name, element, CommissioningTexts.text("allowed.object"));
      }
    }
    return readers;
  }

  /** All fields but some, which must be texts, numbers or booleans. */
  Map<String, Object> plain(Set<String> without) {
    Map<String, Object> plain = new LinkedHashMap<>();
    for (Map.Entry<?, ?> field : form.entrySet()) {
      String name = String.valueOf(field.getKey());
      if (without.contains(name) || field.getValue() == null) {
        continue;
      }
      if (isPlain(field.getValue())) {
        plain.put(name, plain(field.getValue()));
      } else {
        refuse(name, field.getValue(), CommissioningTexts.text("allowed.plain"));
      }
    }
    return plain;
  }

  /** Numbers of the same value are equal, whoever has read them. */
  static Object plain(Object value) {
    if (!(value instanceof Number number)) {
      return value;
    }
    double exact = number.doubleValue();
    if (exact != Math.rint(exact) || Math.abs(exact) > Long.MAX_VALUE) {
      return exact;
    }
    long whole = number.longValue();
    // not with ?:, which would make both a long
    if (whole == (int) whole) {
      return (int) whole;
    }
    return whole;
  }

  private static boolean isPlain(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  /** What must be there. */
  String required(String name, Optional<String> given) {
    if (given.isEmpty() && form.get(name) == null) {
      refuse(name, "", CommissioningTexts.text("allowed.given"));
    }
    return given.orElse("");
  }

  private <T> Optional<T> value(
      String name, Function<Object, Optional<T>> taken, String allowed, Object... parameters) {
    Object found = form.get(name);
    if (found == null) {
      return Optional.empty();
    }
    Optional<T> good = taken.apply(found);
    if (good.isEmpty()) {
      refuse(name, found, CommissioningTexts.text("allowed." + allowed, parameters));
    }
    return good;
  }

  private void refuse(String name, Object found, Text allowed) {
    String shown = String.valueOf(found);
    if (shown.length() > LONGEST_SHOWN) {
      shown = shown.substring(0, LONGEST_SHOWN) + "…";
    }
    wrong.add(
        new Remark(
            step,
            Remark.Severity.WRONG,
            path + name,
            "NOT_ALLOWED_VALUE",
            CommissioningTexts.text("value", shown, allowed)));
  }
}
