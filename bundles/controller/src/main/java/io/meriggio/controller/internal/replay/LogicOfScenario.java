// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import io.meriggio.controller.Actor;
import io.meriggio.controller.DataLoss;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicMode;
import io.meriggio.controller.LogicVariable;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.UserRole;
import io.meriggio.controller.internal.contacts.Contacts;
import io.meriggio.controller.internal.contacts.ContactsSettings;
import io.meriggio.controller.internal.contacts.ContactsState;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the dry contacts of a scenario. */
final class LogicOfScenario {
  private LogicOfScenario() {}

  static List<Logic> read(Fields all, ContactsSettings settings) throws BadScenario {
    List<Logic> logics = new ArrayList<>();
    Contacts judge = new Contacts(settings, ContactsState.empty());
    for (Fields fields : all.objects("logics")) {
      Logic logic = logic(fields);
      fields.nothingElse();
      if (logics.stream().anyMatch(other -> other.id().equals(logic.id()))) {
        throw fields.bad("id", "an id that no other logic has");
      }
      if (judge.desk().put(Actor.of(UserRole.OWNER, "scenario"), logic)
          instanceof Outcome.Refused refused) {
        throw new BadScenario(fields.where() + ": " + refused.sentence().text(Locale.ENGLISH));
      }
      logics.add(logic);
    }
    return logics;
  }

  private static Logic logic(Fields fields) throws BadScenario {
    return new Logic(
        fields.required("id", fields.text("id")),
        fields.required("output", fields.whole("output", 1, 4)),
        fields.required("variable", fields.word("variable", LogicVariable.class)),
        fields.required("maximum", fields.number("maximum", -1e9, 1e9)),
        fields.required("minimum", fields.number("minimum", -1e9, 1e9)),
        fields.whole("checkMinutes", 1, 240).orElse(Logic.CHECK_MINUTES),
        fields.text("from").orElse("00:00"),
        fields.text("to").orElse("24:00"),
        fields.text("yearFrom").orElse("01-01"),
        fields.text("yearTo").orElse("12-31"),
        fields.flag("active").orElse(true),
        fields.flag("invert").orElse(false),
        fields.word("onDataLoss", DataLoss.class).orElse(DataLoss.OPEN),
        fields.number("switchedLoadPower", 0, 1e9),
        optional(fields.whole("maxMinutesPerDay", 1, 1440)),
        optional(fields.whole("maxClosingsPerDay", 1, 288)));
  }

  private static OptionalInt optional(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  static ContactsSettings settings(Optional<Fields> settings, ZoneId zone) throws BadScenario {
    if (settings.isEmpty()) {
      return ContactsSettings.of(zone);
    }
    return new ContactsSettings(
        zone,
        settings.get().word("logicMode", LogicMode.class).orElse(LogicMode.ALL),
        settings.get().flag("closeAtCheckOnly").orElse(false),
        Map.of());
  }
}
