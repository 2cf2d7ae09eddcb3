// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Layout;
import io.meriggio.commissioning.Plan;
import io.meriggio.commissioning.Review;
import io.meriggio.commissioning.Step;
import java.util.Map;

/** Looks through a draft, step by step. */
public final class Reviewer {
  private static final int SURELY_WATTS = 1000;

  private final Draft draft;
  private final Remarks remarks = new Remarks();

  private Reviewer(Draft draft) {
    this.draft = draft;
  }

  /** The review of a draft against what is in force, by PID. */
  public static Review review(Draft draft, Map<String, Map<String, Object>> effective) {
    Reviewer reviewer = new Reviewer(draft);
    reviewer.people();
    reviewer.plant();
    new DeviceRules(draft, effective, reviewer.remarks).look();
    new SensorRules(draft, reviewer.remarks).look();
    new ChargePointRules(draft, reviewer.remarks).look();
    Plan plan = Plan.of(draft, effective);
    new DoorChecks(draft, reviewer.remarks).look(plan);
    return new Review(reviewer.remarks.sorted(), plan);
  }

  private void people() {
    if (!draft.safetyConfirmed()) {
      remarks.missing(Step.SAFETY, "safetyConfirmed", "SAFETY_UNREAD");
    }
    if (draft.phases().isEmpty()) {
      remarks.missing(Step.SYSTEM, "phases", "PHASES_UNSAID");
    }
    if (draft.contractedPower().isEmpty()) {
      remarks.missing(Step.CONTRACT, "contractedPower", "CONTRACT_UNSAID");
    } else if (draft.contractedPower().get() < SURELY_WATTS) {
      remarks.warn(
          Step.CONTRACT, "contractedPower", "CONTRACT_SMALL", draft.contractedPower().get());
    }
    place();
  }

  private void place() {
    if (draft.name().isEmpty()) {
      remarks.missing(Step.PLACE, "name", "NAME_UNSAID");
    }
    if (draft.timeZone().isEmpty()) {
      remarks.missing(Step.PLACE, "timeZone", "TIME_ZONE_UNSAID");
    }
    if (draft.latitude().isPresent() != draft.longitude().isPresent()) {
      String field = draft.latitude().isPresent() ? "longitude" : "latitude";
      remarks.wrong(Step.PLACE, field, "POSITION_HALF");
    } else if (draft.latitude().isEmpty()) {
      remarks.warn(Step.PLACE, "latitude", "POSITION_UNSAID");
    }
  }

  private void plant() {
    if (draft.layout().isEmpty()) {
      remarks.missing(Step.CONFIGURATION, "configuration", "CONFIGURATION_UNSAID");
      return;
    }
    Layout layout = draft.layout().get();
    if (draft.phases().isPresent() && draft.phases().get() != layout.phases()) {
      remarks.wrong(
          Step.CONFIGURATION,
          "configuration",
          layout.phases() == 1 ? "CONFIGURATION_SINGLE_PHASE" : "CONFIGURATION_THREE_PHASE",
          layout.number());
    }
  }
}
