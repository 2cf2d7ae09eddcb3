// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import java.util.List;

/** Placeholder until the contacts are there. */
final class LogicOfScenario {
  private LogicOfScenario() {}

  static List<LogicOfScenario> read(Fields all) throws BadScenario {
    all.objects("logics");
    return List.of();
  }

  static void settings(Fields settings) throws BadScenario {
    settings.text("logicMode");
    settings.flag("closeAtCheckOnly");
  }
}
