// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON as this door reads and writes it. */
public final class Json {
  private static final int DEEPEST = 20;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /** A record, map, list or node as UTF-8. */
  public static byte[] bytes(Object form) {
    try {
      return MAPPER.writeValueAsBytes(form);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A record as an object. */
  public static ObjectNode tree(Object form) {
    return MAPPER.valueToTree(form);
  }

  /** An object as maps, lists, texts, numbers and booleans. */
  public static Map<String, Object> map(ObjectNode object) {
    return MAPPER.convertValue(object, new TypeReference<Map<String, Object>>() {});
  }

  /**
   * One JSON object.
   *
   * @throws Refusal 400 with the position of the fault, 422 when it is no object
   */
  public static ObjectNode object(byte[] body) {
    try (JsonParser parser = MAPPER.createParser(body)) {
      return object(parser);
    } catch (JsonProcessingException e) {
      throw fault(e.getLocation(), e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode object(JsonParser parser) throws IOException {
    try {
      JsonNode node = MAPPER.readTree(parser);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new Refusal(422, "body.object", node == null ? "" : node.getNodeType().name());
    } catch (NumberFormatException e) {
      // the parser lets numbers through whose exponent no number of Java can hold
      throw fault(parser.currentTokenLocation(), e.getMessage());
    }
  }

  private static Refusal fault(JsonLocation place, String found) {
    int line = place == null ? 1 : place.getLineNr();
    int column = place == null ? 1 : place.getColumnNr();
    return new Refusal(400, "body.json", line, column, found)
        .with("line", line)
        .with("column", column);
  }
}
