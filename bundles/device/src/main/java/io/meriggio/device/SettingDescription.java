// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One setting of a driver, from which a form can be drawn and a value be checked.
 *
 * @param key the name after {@code settings.}
 * @param type what its values are
 * @param defaultValue as text; empty = unset
 * @param minimum smallest number, for INTEGER and DECIMAL
 * @param maximum largest number
 * @param words allowed texts, for CHOICE
 * @param secret never shown or logged
 * @param labels what to call it, by language ({@code en}, {@code it}, {@code de})
 * @param help what it does, by language
 */
public record SettingDescription(
    String key,
    Type type,
    Optional<String> defaultValue,
    double minimum,
    double maximum,
    List<String> words,
    boolean secret,
    Map<String, String> labels,
    Map<String, String> help) {

  private static final Texts TEXTS = Texts.beside(SettingDescription.class);

  /** What the values of a setting are. */
  public enum Type {
    BOOLEAN,
    INTEGER,
    DECIMAL,
    TEXT,
    CHOICE
  }

  public SettingDescription {
    words = List.copyOf(words);
    labels = Map.copyOf(labels);
    help = Map.copyOf(help);
  }

  /** A yes-or-no setting that is called in English in German too. */
  public static SettingDescription flag(
      String key, Optional<Boolean> defaultValue, String en, String it) {
    return flag(key, defaultValue, new Text(en, it));
  }

  /** A yes-or-no setting with what to call it. */
  public static SettingDescription flag(String key, Optional<Boolean> defaultValue, Text label) {
    return new SettingDescription(
        key,
        Type.BOOLEAN,
        defaultValue.map(String::valueOf),
        0,
        0,
        List.of(),
        false,
        label.byLanguage(),
        Map.of());
  }

  /**
   * Checks a value of a configuration.
   *
   * @return what is wrong with it and what is allowed; empty when it is acceptable
   */
  public Optional<Text> problem(Object value) {
    String text = String.valueOf(value).trim();
    return switch (type) {
      case BOOLEAN -> expect(text.equals("true") || text.equals("false"), value, say("flag"));
      case INTEGER ->
          expect(
              text.matches("-?\\d{1,18}") && inRange(text),
              value,
              say("integer", minimum, maximum));
      case DECIMAL ->
          expect(isNumber(text) && inRange(text), value, say("decimal", minimum, maximum));
      case CHOICE -> expect(words.contains(text), value, say("choice", String.join(", ", words)));
      case TEXT -> expect(!text.isEmpty() && text.length() <= 200, value, say("text"));
    };
  }

  private Optional<Text> expect(boolean acceptable, Object found, Text allowed) {
    if (acceptable) {
      return Optional.empty();
    }
    return Optional.of(secret ? say("secret", key, allowed) : say("found", key, found, allowed));
  }

  private static Text say(String what, Object... parameters) {
    return TEXTS.text("setting." + what, parameters);
  }

  private boolean inRange(String text) {
    double number = Double.parseDouble(text);
    return number >= minimum && number <= maximum;
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  }
}
