// SPDX-License-Identifier: Apache-2.0
package io.meriggio.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sentences of one bundle, from {@code messages.properties} (English) and {@code
 * messages_it.properties} (Italian) beside one of its classes, in UTF-8, as {@link MessageFormat}
 * has them: a plain apostrophe is doubled.
 *
 * <p>Threads: may be used from any thread. No class loader is kept.
 */
public final class Texts {
  private final Properties english;
  private final Properties italian;

  private Texts(Properties english, Properties italian) {
    this.english = english;
    this.italian = italian;
  }

  /**
   * Reads the files beside a class.
   *
   * @throws IllegalArgumentException when one is missing
   */
  public static Texts beside(Class<?> owner) {
    return new Texts(read(owner, "messages.properties"), read(owner, "messages_it.properties"));
  }

  /**
   * A sentence in both languages.
   *
   * @param parameters what it is filled with: a {@link Text} in the sentence's language, all else
   *     as its text, numbers without grouping
   * @throws IllegalArgumentException when a file has no such key
   */
  public Text text(String key, Object... parameters) {
    return new Text(
        fill(english, key, Locale.ENGLISH, parameters),
        fill(italian, key, Locale.ITALIAN, parameters));
  }

  /** The keys that one of the files lacks: none when they are whole. */
  public Set<String> incomplete() {
    Set<String> missing = new TreeSet<>(english.stringPropertyNames());
    missing.addAll(italian.stringPropertyNames());
    missing.removeIf(key -> english.containsKey(key) && italian.containsKey(key));
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

  private static Properties read(Class<?> owner, String name) {
    try (InputStream file = owner.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException("no " + name + " beside " + owner.getName());
      }
      Properties sentences = new Properties();
      sentences.load(new StringReader(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
      return sentences;
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
