// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;

/** What a request says behind its path. */
public record Query(HttpServletRequest request) {

  /**
   * A whole number, when it is given.
   *
   * @throws Refusal 422 when it is none, or out of range
   */
  public OptionalInt number(String name, int least, int most) {
    String given = request.getParameter(name);
    if (given == null) {
      return OptionalInt.empty();
    }
    int number = given.matches("\\d{1,9}") ? Integer.parseInt(given) : -1;
    if (number < least || number > most) {
      throw Refusal.field(name, given, least + "…" + most);
    }
    return OptionalInt.of(number);
  }

  /**
   * Where a page begins, as the page before has told, when it is given.
   *
   * @throws Refusal 422 when no page can have told it
   */
  public Optional<Long> cursor(String name) {
    String given = request.getParameter(name);
    if (given != null && !given.matches("\\d{1,18}")) {
      throw Refusal.field(name, given, Allowed.of("next"));
    }
    return Optional.ofNullable(given).map(Long::valueOf);
  }

  /**
   * A moment in ISO 8601 with its offset, when it is given.
   *
   * @throws Refusal 422 when it is none
   */
  public Optional<Instant> time(String name) {
    // a + that was not encoded comes as a blank
    return Optional.ofNullable(request.getParameter(name))
        .map(
            given -> {
              try {
                return OffsetDateTime.parse(given.replace(' ', '+')).toInstant();
              } catch (DateTimeParseException e) {
                throw Refusal.field(name, given, "2026-06-01T10:00:00+02:00");
              }
            });
  }

  /**
   * Whether a table is asked for as CSV: with {@code format=csv}, or by those who accept CSV and
   * not JSON.
   *
   * @throws Refusal 422 when it is another format
   */
  public boolean isForCsv() {
    String format = request.getParameter("format");
    if (format == null) {
      String accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
      return accept.contains("text/csv") && !accept.contains(Exchange.JSON);
    }
    if (!format.equals("csv") && !format.equals("json")) {
      throw Refusal.field("format", format, "json, csv");
    }
    return format.equals("csv");
  }
}
