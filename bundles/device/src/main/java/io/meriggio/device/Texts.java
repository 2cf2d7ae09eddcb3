// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sentences of one bundle, from {@code messages.properties} (English), {@code
 * messages_it.properties} (Italian) and {@code messages_de.properties} (German) beside one of its
 * classes, in UTF-8, as {@link MessageFormat} has them: a plain apostrophe is doubled.
 *
 * <p>Threads: may be used from any thread. No class loader is kept.
 */
public final class Texts {
  private final Properties english;
  private final Properties italian;
  private final Properties german;

  private Texts(Properties english, Properties italian, Properties german) {
    this.english = english;
    this.italian = italian;
    this.german = german;
  }

  /**
   * Reads the files beside a class. A bundle without the German one, as drivers made for version
   * 1.0 of this package are, says in English what is wanted in German.
   *
   * @throws IllegalArgumentException when the English or the Italian one is missing
   */
  public static Texts beside(Class<?> owner) {
    Properties english = needed(owner, "messages.properties");
    Properties italian = needed(owner, "messages_it.properties");
    return new Texts(english, italian, read(owner, "messages_de.properties").orElse(english));
  }

  /**
   * A sentence in all languages.
   *
   * @param parameters what it is filled with: a {@link Text} in the sentence's language, all else
   *     as its text, numbers without grouping
   * @throws IllegalArgumentException when a file has no such key
   */
  public Text text(String key, Object... parameters) {
    return new Text(
        fill(english, key, Locale.ENGLISH, parameters),
        fill(italian, key, Locale.ITALIAN, parameters),
        fill(german, key, Locale.GERMAN, parameters));
  }

  /** The keys that one of the files lacks: none when they are whole. */
  public Set<String> incomplete() {
    List<Properties> files = List.of(english, italian, german);
    Set<String> missing = new TreeSet<>();
    files.forEach(file -> missing.addAll(file.stringPropertyNames()));
    missing.removeIf(key -> files.stream().allMatch(file -> file.containsKey(key)));
    return missing;
  }

  private static String fill(Properties file, String key, Locale language, Object... parameters) {
    String sentence = file.getProperty(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no sentence '" + key + "' in " + language);
    }
    Object[] words = new Object[parameters.length];
    for (int i = 0; i < words.length; i++) {
      words[i] =
          parameters[i] instanceof Text text ? text.in(language) : String.valueOf(parameters[i]);
    }
    return new MessageFormat(sentence, language).format(words);
  }

  private static Properties needed(Class<?> owner, String name) {
    return read(owner, name)
        .orElseThrow(
            () -> new IllegalArgumentException("no " + name + " beside " + owner.getName()));
  }

  private static Optional<Properties> read(Class<?> owner, String name) {
    try (InputStream file = owner.getResourceAsStream(name)) {
      if (file == null) {
        return Optional.empty();
      }
      Properties sentences = new Properties();
      sentences.load(new StringReader(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
      return Optional.of(sentences);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
