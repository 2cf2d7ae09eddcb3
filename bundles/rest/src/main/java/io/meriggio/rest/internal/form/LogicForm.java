// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.Logic;
import io.meriggio.controller.LogicStatus;
import io.meriggio.controller.SgReady;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** A logic as it is put in, and what it does. */
public sealed interface LogicForm {

  /** By the thresholds of one variable. */
  String THRESHOLD = "THRESHOLD";

  /** The two inputs of a heat pump. */
  String SG_READY = "SG_READY";

  /**
   * What a logic does now; to be read only.
   *
   * @param activation {@code ACTIVE}, {@code SUSPENDED} or {@code INACTIVE}
   * @param closing whether it wants its output closed
   * @param reason its id when it closes, else a word of open outputs
   */
  record Doing(
      String activation, boolean closing, String reason, String sentence, Long remainingSeconds) {

    static Doing of(LogicStatus status, Locale language) {
      return new Doing(
          status.activation().name(),
          status.closing(),
          status.reason(),
          Words.orNull(status.sentence().text(language)),
          Words.seconds(status.remaining()));
    }
  }

  /** A logic that binds one output to the thresholds of one variable. */
  record Threshold(
      String id,
      String kind,
      int output,
      String variable,
      BigDecimal maximum,
      BigDecimal minimum,
      int checkMinutes,
      String from,
      String to,
      String yearFrom,
      String yearTo,
      boolean active,
      boolean invert,
      String onDataLoss,
      BigDecimal switchedLoadPower,
      Integer maxMinutesPerDay,
      Integer maxClosingsPerDay,
      @JsonInclude(JsonInclude.Include.NON_NULL) Doing status,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<HintForm> warnings)
      implements LogicForm {}

  /** A logic that switches both inputs of a heat pump. */
  record Pair(
      String id,
      String kind,
      int firstOutput,
      int secondOutput,
      BigDecimal recommendedPower,
      BigDecimal forcedPower,
      BigDecimal forcedSoc,
      BigDecimal lockPower,
      BigDecimal switchedLoadPower,
      int checkMinutes,
      boolean active,
      @JsonInclude(JsonInclude.Include.NON_NULL) Doing status,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<HintForm> warnings)
      implements LogicForm {}

  /** Only what is put in. */
  static LogicForm of(ContactLogic logic) {
    return of(logic, null, null);
  }

  /** What is put in, and what it does, in a language. */
  static LogicForm of(LogicStatus status, Locale language) {
    return of(status.logic(), Doing.of(status, language), null);
  }

  /** The same, with what should be looked at: the answer to who put it in. */
  static LogicForm of(LogicStatus status, List<HintForm> warnings, Locale language) {
    return of(status.logic(), Doing.of(status, language), warnings);
  }

  private static LogicForm of(ContactLogic logic, Doing status, List<HintForm> warnings) {
    return logic instanceof Logic threshold
        ? of(threshold, status, warnings)
        : of((SgReady) logic, status, warnings);
  }

  private static LogicForm of(Logic logic, Doing status, List<HintForm> warnings) {
    return new Threshold(
        logic.id(),
        THRESHOLD,
        logic.output(),
        logic.variable().name(),
        Words.number(logic.maximum()),
        Words.number(logic.minimum()),
        logic.checkMinutes(),
        logic.from(),
        logic.to(),
        logic.yearFrom(),
        logic.yearTo(),
        logic.active(),
        logic.invert(),
        logic.onDataLoss().name(),
        logic.switchedLoadPower().map(Words::number).orElse(null),
        orNull(logic.maxMinutesPerDay()),
        orNull(logic.maxClosingsPerDay()),
        status,
        warnings);
  }

  private static LogicForm of(SgReady pair, Doing status, List<HintForm> warnings) {
    return new Pair(
        pair.id(),
        SG_READY,
        pair.firstOutput(),
        pair.secondOutput(),
        Words.number(pair.recommendedPower()),
        Words.number(pair.forcedPower()),
        pair.forcedSoc().map(Words::number).orElse(null),
        Words.number(pair.lockPower()),
        Words.number(pair.switchedLoadPower()),
        pair.checkMinutes(),
        pair.active(),
        status,
        warnings);
  }

  private static Integer orNull(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }
}
