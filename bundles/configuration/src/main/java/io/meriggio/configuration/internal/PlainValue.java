// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Values in one form, whatever they came from, so that equal ones are equal: text, Long, Double,
 * Boolean, and lists of these.
 */
final class PlainValue {
  private PlainValue() {}

  static Object of(Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Float) {
      return Double.valueOf(value.toString());
    }
    if (value instanceof Collection<?> several) {
      return several.stream().map(PlainValue::of).toList();
    }
    if (value.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(value))
          .mapToObj(i -> of(Array.get(value, i)))
          .toList();
    }
    boolean plain = value instanceof Long || value instanceof Double || value instanceof Boolean;
    return plain ? value : String.valueOf(value);
  }

  /** Properties without those that the framework adds, sorted by key. */
  static Map<String, Object> properties(Map<String, ?> raw) {
    Map<String, Object> plain = new TreeMap<>();
    raw.forEach(
        (key, value) -> {
          if (value != null && !Values.ofTheFramework(key)) {
            plain.put(key, of(value));
          }
        });
    return plain;
  }

  static Map<String, Object> properties(Dictionary<String, Object> raw) {
    Map<String, Object> map = new TreeMap<>();
    for (Enumeration<String> keys = raw.keys(); keys.hasMoreElements(); ) {
      String key = keys.nextElement();
      map.put(key, raw.get(key));
    }
    return properties(map);
  }

  /** As Configuration Admin takes them: a list becomes an array of texts. */
  static Dictionary<String, Object> dictionary(Map<String, Object> properties) {
    Dictionary<String, Object> dictionary = new Hashtable<>();
    properties.forEach(
        (key, value) ->
            dictionary.put(
                key,
                value instanceof List<?> several
                    ? several.stream().map(String::valueOf).toArray(String[]::new)
                    : value));
    return dictionary;
  }
}
