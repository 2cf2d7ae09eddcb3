// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.device.AddressRange;
import io.meriggio.device.Search;
import io.meriggio.rest.internal.http.Allowed;
import io.meriggio.rest.internal.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A search as the body of a request says it: by the one of five keys that it has. */
final class SearchBody {

  private static final Pattern NETWORK = Pattern.compile("([0-9.]{7,15})/(\\d{1,2})");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%\\[\\]-]{1,253}");
  private static final Set<String> PLACES =
      Set.of("line", "serialPort", "host", "network", "sticks");
  private static final Set<String> FURTHER = Set.of("first", "last", "baudRates", "port");
  private static final List<Integer> COMMON_BAUD_RATES = List.of(9600, 19200, 115200);
  private static final int LAST_OF_A_CASCADE = 32;

  private final ObjectNode body;

  private SearchBody(ObjectNode body) {
    this.body = body;
  }

  /**
   * @throws io.meriggio.rest.internal.http.Refusal 422 with key, found and allowed
   */
  static Search of(ObjectNode body) {
    return new SearchBody(body).search();
  }

  private Search search() {
    Set<String> places = new TreeSet<>();
    body.fieldNames()
        .forEachRemaining(
            key -> {
              if (PLACES.contains(key)) {
                places.add(key);
              } else if (!FURTHER.contains(key)) {
                throw Refusal.field(
                    key, body.get(key), Allowed.of("keys", new TreeSet<>(PLACES) + " " + FURTHER));
              }
            });
    if (places.size() != 1) {
      throw Refusal.field(
          "search",
          String.join(", ", places),
          Allowed.of("one-of", String.join(", ", new TreeSet<>(PLACES))));
    }
    return switch (places.iterator().next()) {
      case "line" -> new Search.OnLine(text("line", Pattern.compile("[a-z0-9-]{1,64}")), range());
      case "serialPort" ->
          new Search.OnSerialPort(
              text("serialPort", Pattern.compile("[\\x20-\\x7E]{1,200}")), baudRates(), range());
      case "host" -> new Search.AtHost(text("host", HOST), port());
      case "network" -> network();
      default -> sticks();
    };
  }

  private Search network() {
    String text = text("network", NETWORK);
    Matcher parts = NETWORK.matcher(text);
    return parts.matches()
        ? new Search.InSubnet(parts.group(1), Integer.parseInt(parts.group(2)))
        : sticks();
  }

  private Search sticks() {
    if (!body.path("sticks").asBoolean(false)) {
      throw Refusal.field("sticks", body.get("sticks"), "true");
    }
    return new Search.Sticks();
  }

  private AddressRange range() {
    int first = whole(body, "first", 1, 247).orElse(1);
    int last = whole(body, "last", first, 247).orElse(Math.max(first, LAST_OF_A_CASCADE));
    return new AddressRange(first, last);
  }

  private Optional<Integer> port() {
    return whole(body, "port", 1, 65535);
  }

  private List<Integer> baudRates() {
    if (!body.has("baudRates")) {
      return COMMON_BAUD_RATES;
    }
    List<Integer> rates = new ArrayList<>();
    for (JsonNode rate : body.path("baudRates")) {
      if (!rate.isInt() || rate.intValue() < 1200 || rate.intValue() > 115200) {
        throw Refusal.field("baudRates", rate, Allowed.of("wholes", 1200, 115200));
      }
      rates.add(rate.intValue());
    }
    if (rates.isEmpty() || rates.size() > 8) {
      throw Refusal.field("baudRates", body.get("baudRates"), Allowed.of("speeds", 1, 8));
    }
    return rates;
  }

  private String text(String key, Pattern allowed) {
    String text = body.path(key).isTextual() ? body.path(key).textValue() : "";
    if (!allowed.matcher(text).matches()) {
      throw Refusal.field(key, body.get(key), Allowed.of("pattern", allowed.pattern()));
    }
    return text;
  }

  /** A whole number of a body within limits; empty when it is not there. */
  static Optional<Integer> whole(ObjectNode body, String key, int least, int most) {
    JsonNode node = body.path(key);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
      throw Refusal.field(key, node, Allowed.of("whole-range", least, most));
    }
    return Optional.of(node.intValue());
  }
}
