// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A rule that binds one output to the thresholds of one variable (dry-contacts;
 * energy-manager-semantics 2.1). The fields are those of the doors and of scenarios, as they were
 * given: what is not allowed is told when the logic is put in.
 *
 * @param id lower-case letters, digits and {@code -}
 * @param output 1…4
 * @param variable what it looks at
 * @param maximum the value from which on the contact closes, in the variable's unit
 * @param minimum the value at which, or below, a check opens it; less than the maximum
 * @param checkMinutes how long after the closing, and then how often, the minimum is looked at;
 *     1…240
 * @param from when the daily window begins, {@code HH:mm} in local time; equal to {@code to}: all
 *     day
 * @param to when it ends, {@code HH:mm} up to {@code 24:00}; before {@code from}: the next day
 * @param yearFrom the first day of the yearly interval, {@code MM-dd}
 * @param yearTo its last day, {@code MM-dd}; before {@code yearFrom}: in the next year
 * @param active whether a person wants it to work
 * @param invert whether the contact is open where it would be closed, to shed a load
 * @param onDataLoss what a closed contact does when its variable has been lost for 300 s
 * @param switchedLoadPower the power of the load behind the contact, in W; empty when not told
 * @param maxMinutesPerDay how long the contact may be closed by this logic in a local day, 1…1440;
 *     empty: no limit
 * @param maxClosingsPerDay how often it may close in a local day, 1…288; empty: no limit
 */
public record Logic(
    String id,
    int output,
    LogicVariable variable,
    double maximum,
    double minimum,
    int checkMinutes,
    String from,
    String to,
    String yearFrom,
    String yearTo,
    boolean active,
    boolean invert,
    DataLoss onDataLoss,
    Optional<Double> switchedLoadPower,
    OptionalInt maxMinutesPerDay,
    OptionalInt maxClosingsPerDay)
    implements ContactLogic {

  /** What {@code checkMinutes} is where nobody says otherwise. */
  public static final int CHECK_MINUTES = 15;

  /** A logic that works all day and all year, checked every 15 minutes, active at once. */
  public static Logic of(
      String id, int output, LogicVariable variable, double maximum, double minimum) {
    return new Logic(
        id,
        output,
        variable,
        maximum,
        minimum,
        CHECK_MINUTES,
        "00:00",
        "24:00",
        "01-01",
        "12-31",
        true,
        false,
        DataLoss.OPEN,
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  @Override
  public List<Integer> outputs() {
    return List.of(output);
  }

  /** The same, checked so often. */
  public Logic checkedEvery(int minutes) {
    return with(draft -> draft.checkMinutes = minutes);
  }

  /** The same in a daily window. */
  public Logic daily(String begins, String ends) {
    return with(
        draft -> {
          draft.from = begins;
          draft.to = ends;
        });
  }

  /** The same in a yearly interval. */
  public Logic yearly(String first, String last) {
    return with(
        draft -> {
          draft.yearFrom = first;
          draft.yearTo = last;
        });
  }

  @Override
  public Logic active(boolean wanted) {
    return with(draft -> draft.active = wanted);
  }

  /** The same with its contact the other way round. */
  public Logic inverted() {
    return with(draft -> draft.invert = true);
  }

  /** The same with another answer to lost data. */
  public Logic onDataLoss(DataLoss answer) {
    return with(draft -> draft.onDataLoss = answer);
  }

  /** The same, switching a load of so many W. */
  public Logic switching(double watts) {
    return with(draft -> draft.switchedLoadPower = Optional.of(watts));
  }

  /** The same, limited in a local day. */
  public Logic atMostDaily(OptionalInt minutes, OptionalInt closings) {
    return with(
        draft -> {
          draft.maxMinutesPerDay = minutes;
          draft.maxClosingsPerDay = closings;
        });
  }

  private Logic with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.logic(this);
  }

  /** What may differ in a copy. */
  private static final class Draft {
    private int checkMinutes;
    private String from;
    private String to;
    private String yearFrom;
    private String yearTo;
    private boolean active;
    private boolean invert;
    private DataLoss onDataLoss;
    private Optional<Double> switchedLoadPower;
    private OptionalInt maxMinutesPerDay;
    private OptionalInt maxClosingsPerDay;

    private Draft(Logic of) {
      checkMinutes = of.checkMinutes;
      from = of.from;
      to = of.to;
      yearFrom = of.yearFrom;
      yearTo = of.yearTo;
      active = of.active;
      invert = of.invert;
      onDataLoss = of.onDataLoss;
      switchedLoadPower = of.switchedLoadPower;
      maxMinutesPerDay = of.maxMinutesPerDay;
      maxClosingsPerDay = of.maxClosingsPerDay;
    }

    private Logic logic(Logic of) {
      return new Logic(
          of.id,
          of.output,
          of.variable,
          of.maximum,
          of.minimum,
          checkMinutes,
          from,
          to,
          yearFrom,
          yearTo,
          active,
          invert,
          onDataLoss,
          switchedLoadPower,
          maxMinutesPerDay,
          maxClosingsPerDay);
    }
  }
}
