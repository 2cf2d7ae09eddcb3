// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence that a bundle says is there in English, Italian and German. */
class MessageFilesTest {

  private static final Path BUNDLES =
      Path.of(System.getProperty("meriggio.root")).resolve("bundles");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");
  private static final Object[] NUMBERS = {"1", "2", "3", "4", "5", "6", "7", "8"};

  /** Nothing but names, numbers and units, or a word that two languages share. */
  private static final Set<String> SAME_IN_ALL =
      Set.of(
          "{0}: {1}: {2}",
          "3000SP", "Java {0}", "PT100 1", "PT100 2", "bundle {0}", "logger {0}", "ok   ");

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void a_file_is_there_in_all_languages_with_the_same_keys_and_figures(String english)
      throws IOException {
    Map<String, String> sentences = sentences(english);
    for (String language : List.of("it", "de")) {
      Map<String, String> others =
          sentences(english.replace(".properties", "_" + language + ".properties"));
      assertThat(others.keySet()).as(language).isEqualTo(sentences.keySet());
      sentences.forEach(
          (key, sentence) ->
              assertThat(placeholders(others.get(key)))
                  .as(language + " " + key)
                  .isEqualTo(placeholders(sentence)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void no_sentence_was_left_in_English(String english) throws IOException {
    Map<String, String> sentences = sentences(english);
    for (String language : List.of("it", "de")) {
      Map<String, String> others =
          sentences(english.replace(".properties", "_" + language + ".properties"));
      sentences.forEach(
          (key, sentence) -> {
            if (!SAME_IN_ALL.contains(sentence)) {
              assertThat(others.get(key)).as(language + " " + key).isNotEqualTo(sentence);
            }
          });
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void every_sentence_can_be_filled(String english) throws IOException {
    for (String language : List.of("", "_it", "_de")) {
      sentences(english.replace(".properties", language + ".properties"))
          .forEach(
              (key, sentence) ->
                  // an apostrophe that is not doubled hides the figures behind it
                  assertThat(new MessageFormat(sentence, Locale.ROOT).format(NUMBERS))
                      .as(language + " " + key)
                      .isNotBlank()
                      .doesNotContainPattern(PLACEHOLDER));
    }
  }

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(BUNDLES)) {
      return files
          .map(file -> BUNDLES.relativize(file).toString())
          .filter(file -> file.matches(".*/src/main/resources/.*/messages\\.properties"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Map<String, String> sentences(String file) throws IOException {
    Properties read = new Properties();
    try (Reader text = Files.newBufferedReader(BUNDLES.resolve(file))) {
      read.load(text);
    }
    Map<String, String> sentences = new TreeMap<>();
    read.forEach((key, sentence) -> sentences.put((String) key, (String) sentence));
    return sentences;
  }

  /** What a sentence is filled with. */
  private static Set<String> placeholders(String sentence) {
    return new HashSet<>(PLACEHOLDER.matcher(sentence).results().map(MatchResult::group).toList());
  }
}
