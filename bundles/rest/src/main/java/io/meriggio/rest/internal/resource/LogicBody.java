// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.DataLoss;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.SgReady;
import io.meriggio.rest.internal.form.LogicForm;
import io.meriggio.rest.internal.http.Fields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A logic as a person puts it in: fields that are left out have their defaults. What an answer adds
 * to them ({@code status}, {@code warnings}) may come back and is not looked at. Whether it is a
 * logic that can work, the controller says.
 */
final class LogicBody {
  private LogicBody() {}

  static ContactLogic read(ObjectNode body, String id) {
    body.remove(List.of("status", "warnings"));
    String kind =
        body.path("kind").isMissingNode() ? LogicForm.THRESHOLD : body.path("kind").asText();
    return switch (kind) {
      case LogicForm.THRESHOLD -> threshold(body, id);
      case LogicForm.SG_READY -> pair(body, id);
      default ->
          throw Fields.wrong(
              "kind", body.path("kind"), LogicForm.THRESHOLD + ", " + LogicForm.SG_READY);
    };
  }

  private static Logic threshold(ObjectNode body, String id) {
    Fields fields =
        Fields.of(
            body,
            "id",
            "kind",
            "output",
            "variable",
            "maximum",
            "minimum",
            "checkMinutes",
            "from",
            "to",
            "yearFrom",
            "yearTo",
            "active",
            "invert",
            "onDataLoss",
            "switchedLoadPower",
            "maxMinutesPerDay",
            "maxClosingsPerDay");
    Logic plain =
        Logic.of(
            id,
            fields.required("output", fields.whole("output")),
            fields.required("variable", fields.word("variable", LogicVariable.class)),
            fields.required("maximum", fields.number("maximum")),
            fields.required("minimum", fields.number("minimum")));
    return new Logic(
        id,
        plain.output(),
        plain.variable(),
        plain.maximum(),
        plain.minimum(),
        fields.whole("checkMinutes").orElse(plain.checkMinutes()),
        fields.text("from").orElse(plain.from()),
        fields.text("to").orElse(plain.to()),
        fields.text("yearFrom").orElse(plain.yearFrom()),
        fields.text("yearTo").orElse(plain.yearTo()),
        fields.flag("active").orElse(plain.active()),
        fields.flag("invert").orElse(plain.invert()),
        fields.word("onDataLoss", DataLoss.class).orElse(plain.onDataLoss()),
        fields.number("switchedLoadPower"),
        optional(fields.whole("maxMinutesPerDay")),
        optional(fields.whole("maxClosingsPerDay")));
  }

  private static SgReady pair(ObjectNode body, String id) {
    Fields fields =
        Fields.of(
            body,
            "id",
            "kind",
            "firstOutput",
            "secondOutput",
            "recommendedPower",
            "forcedPower",
            "forcedSoc",
            "lockPower",
            "switchedLoadPower",
            "checkMinutes",
            "active");
    SgReady plain =
        SgReady.of(
            id,
            fields.required("firstOutput", fields.whole("firstOutput")),
            fields.required("secondOutput", fields.whole("secondOutput")));
    return new SgReady(
        id,
        plain.firstOutput(),
        plain.secondOutput(),
        fields.number("recommendedPower").orElse(plain.recommendedPower()),
        fields.number("forcedPower").orElse(plain.forcedPower()),
        // null means that the battery is not looked at
        body.has("forcedSoc") ? fields.number("forcedSoc") : plain.forcedSoc(),
        fields.number("lockPower").orElse(plain.lockPower()),
        fields.number("switchedLoadPower").orElse(plain.switchedLoadPower()),
        fields.whole("checkMinutes").orElse(plain.checkMinutes()),
        fields.flag("active").orElse(plain.active()));
  }

  private static OptionalInt optional(Optional<Integer> number) {
    return number.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
