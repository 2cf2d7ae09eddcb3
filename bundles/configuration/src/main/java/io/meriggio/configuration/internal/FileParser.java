// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.meriggio.configuration.Place;
import io.meriggio.configuration.Problem;
import io.meriggio.device.Text;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.cm.json.ConfigurationReader;
import org.apache.felix.cm.json.Configurations;

/**
 * Reads a file in the JSON format of the OSGi Configurator (Compendium R7, chapter 150): Felix
 * reads the values, Jackson finds on which line each PID and key stands.
 *
 * <p>Threads: one.
 */
public final class FileParser {
  private static final String OF_THE_FORMAT = ":configurator:";
  private static final long LARGEST_FILE = 4L << 20;
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  private final String name;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, ParsedFile.Entry> entries = new LinkedHashMap<>();

  private FileParser(String name) {
    this.name = name;
  }

  /** Reads a file; never fails: what is wrong is among its problems. */
  public static ParsedFile parse(Path file) {
    return new FileParser(file.toString()).read(file);
  }

  private ParsedFile read(Path file) {
    boolean complete = false;
    try {
      if (Files.isRegularFile(file) && Files.size(file) > LARGEST_FILE) {
        unreadable(Files.size(file) + " bytes", Phrase.READABLE_FILE.text());
      } else {
        complete = read(Files.readString(file));
      }
    } catch (NoSuchFileException e) {
      unreadable("", Phrase.READABLE_FILE.text());
    } catch (CharacterCodingException e) {
      unreadable("not UTF-8", Phrase.JSON.text());
    } catch (IOException e) {
      unreadable(String.valueOf(e.getMessage()), Phrase.READABLE_FILE.text());
    }
    return new ParsedFile(name, complete, complete ? entries : Map.of(), problems);
  }

  private boolean read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      read(parser, text);
      return true;
    } catch (JsonParseException e) {
      String what = "column " + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage();
      broken(e.getLocation().getLineNr(), what, Phrase.JSON.text());
    } catch (IOException e) {
      broken(0, String.valueOf(e.getMessage()), Phrase.JSON.text());
    }
    return false;
  }

  private void read(JsonParser parser, String text) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new JsonParseException(parser, "no object", parser.currentLocation());
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String pid = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      JsonToken value = parser.nextToken();
      if (pid.startsWith(OF_THE_FORMAT)) {
        parser.skipChildren();
      } else if (value == JsonToken.START_OBJECT) {
        configuration(pid, line, parser, text);
      } else {
        String found = parser.getText();
        parser.skipChildren();
        problems.add(problem(pid, "", found, Phrase.RESOURCE.text(), line));
      }
    }
    if (parser.nextToken() != null) {
      throw new JsonParseException(
          parser, "something after the last }", parser.currentTokenLocation());
    }
  }

  private void configuration(String pid, int line, JsonParser parser, String text)
      throws IOException {
    int begin = (int) parser.currentTokenLocation().getCharOffset();
    Map<String, Integer> keyLines = keys(pid, parser);
    int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
    ParsedFile.Entry first = entries.get(pid);
    if (first == null) {
      Map<String, Object> properties = values(pid, line, text.substring(begin, end));
      entries.put(pid, new ParsedFile.Entry(properties, line, keyLines));
    } else {
      problems.add(problem(pid, "", pid, Phrase.ONCE.text("" + first.line()), line));
    }
  }

  /** Where each key stands; the parser is then at the end of the object. */
  private Map<String, Integer> keys(String pid, JsonParser parser) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String typed = parser.currentName();
      String key = typed.indexOf(':') > 0 ? typed.substring(0, typed.indexOf(':')) : typed;
      int line = parser.currentTokenLocation().getLineNr();
      Integer first = lines.putIfAbsent(key, line);
      if (first != null) {
        problems.add(problem(pid, key, key, Phrase.ONCE.text("" + first), line));
      }
      parser.nextToken();
      parser.skipChildren();
    }
    return lines;
  }

  private Map<String, Object> values(String pid, int line, String object) throws IOException {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    // the JSON API looks for its implementation in the context class loader
    Thread.currentThread().setContextClassLoader(Configurations.class.getClassLoader());
    try {
      ConfigurationReader reader =
          Configurations.buildReader().withIdentifier(pid).build(new StringReader(object));
      Map<String, Object> properties =
          PlainValue.properties((Dictionary<String, Object>) reader.readConfiguration());
      for (String message : reader.getIgnoredErrors()) {
        problems.add(problem(pid, "", message, Phrase.JSON.text(), line));
      }
      return properties;
    } catch (IOException e) {
      problems.add(problem(pid, "", String.valueOf(e.getMessage()), Phrase.JSON.text(), line));
      return Map.of();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private void unreadable(String found, Text allowed) {
    broken(0, found, allowed);
  }

  private void broken(int line, String found, Text allowed) {
    problems.add(problem("", "", found, allowed, line));
  }

  private Problem problem(String pid, String key, String found, Text allowed, int line) {
    return new Problem(pid, key, found, allowed, Optional.of(new Place(name, line)));
  }
}
