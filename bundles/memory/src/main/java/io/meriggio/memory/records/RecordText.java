// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.records;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records as JSON and back: moments and spans of time in ISO 8601. A member that a record does not
 * know is passed over, so that an older gateway reads what a newer one has written.
 *
 * <p>Threads: any.
 */
public final class RecordText {
  private static final Logger LOG = LoggerFactory.getLogger(RecordText.class);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          // isActive, isEmpty: said by the other members
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private RecordText() {}

  /** A record as text. */
  public static String of(Object one) {
    try {
      return JSON.writeValueAsString(one);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(one.getClass() + " can't be written as JSON", e);
    }
  }

  /**
   * A text as a record; what can't be read is told and counts as gone. What it holds is not told:
   * it may be secret.
   *
   * @param where what it is kept as
   */
  public static <T> Optional<T> read(String where, String text, Class<T> type) {
    try {
      return Optional.of(JSON.readValue(text, type));
    } catch (JsonProcessingException e) {
      LOG.warn(
          "What is kept as {} can't be read and counts as gone: no {}{}",
          where,
          type.getSimpleName(),
          Optional.ofNullable(e.getLocation()).map(RecordText::place).orElse(""));
      return Optional.empty();
    }
  }

  private static String place(JsonLocation place) {
    return " at line " + place.getLineNr() + ", column " + place.getColumnNr();
  }
}
