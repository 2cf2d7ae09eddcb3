// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Remark;
import io.meriggio.commissioning.Review;
import io.meriggio.commissioning.Step;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /commissioning} of the mock gateway, which reviews drafts by the real rules, and {@code
 * /discovery}, which finds a three-phase string inverter and a meter on RS-485.
 */
final class MockCommissioning implements MockGateway.Part {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Optional<Draft> kept = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private Optional<Draft> applied = Optional.empty();
  private int version = 1;

  /** The draft that was kept last. */
  synchronized Draft draft() {
    return kept.orElse(Draft.EMPTY);
  }

  /** What was applied. */
  synchronized Optional<Draft> applied() {
    return applied;
  }

  /** Somebody else's browser keeps a draft. */
  synchronized void keep(Map<String, Object> form) {
    kept = Optional.of(((Draft.Read.Good) Draft.read(form)).draft());
    version++;
  }

  /** From now on applying fails. */
  synchronized void fail(String reason) {
    failure = Optional.of(reason);
  }

  @Override
  public synchronized Optional<MockGateway.Answer> answer(
      String method, String path, String body, String ifMatch) {
    return switch (path) {
      case "/commissioning" -> Optional.of(draft(method, body, ifMatch));
      case "/commissioning/apply" -> Optional.of(apply());
      case "/discovery" -> Optional.of(new MockGateway.Answer(202, "\"scan\"", scan("RUNNING", 0)));
      case "/discovery/scan-1" ->
          Optional.of(new MockGateway.Answer(200, "\"scan\"", scan("DONE", 2)));
      default -> Optional.empty();
    };
  }

  private MockGateway.Answer draft(String method, String body, String ifMatch) {
    if (!method.equals("GET")) {
      if (!ifMatch.equals(etag()) && !ifMatch.equals("*")) {
        return new MockGateway.Answer(412, etag(), problem(412, "Changed in the meantime."));
      }
      if (method.equals("DELETE")) {
        kept = Optional.empty();
      } else if (Draft.read(map(body)) instanceof Draft.Read.Good good) {
        kept = Optional.of(good.draft());
      } else {
        Remark first = ((Draft.Read.Bad) Draft.read(map(body))).remarks().get(0);
        ObjectNode refused = problem(422, first.field() + ": " + first.sentence());
        return new MockGateway.Answer(422, etag(), refused.put("key", first.field()));
      }
      version++;
    }
    return new MockGateway.Answer(200, etag(), form());
  }

  private MockGateway.Answer apply() {
    Review review = Review.of(draft(), Map.of());
    if (!review.ready()) {
      return new MockGateway.Answer(422, etag(), problem(422, "not ready"));
    }
    if (failure.isPresent()) {
      return new MockGateway.Answer(500, etag(), problem(500, failure.get()));
    }
    applied = kept;
    kept = Optional.empty();
    ObjectNode answer = JSON.createObjectNode();
    answer.set("changes", changes(review));
    answer.set("warnings", remarks(review.remarks()));
    return new MockGateway.Answer(200, etag(), answer);
  }

  private String etag() {
    return "\"" + version + "\"";
  }

  private ObjectNode form() {
    Review review = Review.of(draft(), Map.of());
    ObjectNode form = JSON.createObjectNode().put("kept", kept.isPresent());
    form.set("draft", JSON.valueToTree(draft().form()));
    form.put("ready", review.ready());
    ArrayNode steps = form.putArray("steps");
    for (Step step : Step.values()) {
      ObjectNode one = steps.addObject().put("step", step.name());
      one.put("state", review.state(step).name()).set("remarks", remarks(review.of(step)));
    }
    form.set("changes", changes(review));
    return form;
  }

  private static ArrayNode changes(Review review) {
    ArrayNode changes = JSON.createArrayNode();
    review
        .plan()
        .kinds()
        .forEach(c -> changes.addObject().put("pid", c.pid()).put("kind", c.kind().name()));
    return changes;
  }

  private static ArrayNode remarks(List<Remark> remarks) {
    ArrayNode list = JSON.createArrayNode();
    for (Remark remark : remarks) {
      list.addObject()
          .put("step", remark.step().name())
          .put("severity", remark.severity().name())
          .put("field", remark.field())
          .put("code", remark.code())
          .put("sentence", remark.sentence().in(Locale.ENGLISH));
    }
    return list;
  }

  private static ObjectNode problem(int status, String detail) {
    return JSON.createObjectNode().put("status", status).put("detail", detail);
  }

  private static JsonNode scan(String state, int found) {
    ObjectNode scan =
        JSON.createObjectNode()
            .put("id", "scan-1")
            .put("state", state)
            .put("asked", found == 0 ? 12 : 96)
            .put("toAsk", 96)
            .put("detail", "");
    ArrayNode candidates = scan.putArray("candidates");
    if (found > 0) {
      candidates.add(candidate(0, "string", "3PH 10000TL-V3", "ZS1ES010M7A1B2", 1));
      candidates.add(candidate(1, "dtsu666", "DTSU666", null, 32));
    }
    return scan;
  }

  private static ObjectNode candidate(
      int number, String family, String model, String serialNumber, int unit) {
    ObjectNode candidate =
        JSON.createObjectNode()
            .put("number", number)
            .put("family", family)
            .put("model", model)
            .put("serialNumber", serialNumber)
            .putNull("firmware")
            .put("confidence", 0.9)
            .put("why", "It answers as one of this family does.")
            .put("unit", unit)
            .put("address", "/dev/ttyUSB0 9600 8N1 unit " + unit)
            .putNull("line");
    candidate
        .putObject("newLine")
        .put("transport", "serial")
        .put("serialPort", "/dev/ttyUSB0")
        .put("baudRate", 9600);
    return candidate;
  }

  private static Map<String, Object> map(String body) {
    try {
      return JSON.readValue(body, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
