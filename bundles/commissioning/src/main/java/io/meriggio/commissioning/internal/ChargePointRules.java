// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Draft.DraftDevice;
import io.meriggio.commissioning.Families;
import io.meriggio.commissioning.Step;
import java.util.List;
import java.util.Set;

/** Charge points (ev-charging, first section). */
final class ChargePointRules {
  private static final int MOST = 8;

  private final Draft draft;
  private final Remarks remarks;

  ChargePointRules(Draft draft, Remarks remarks) {
    this.draft = draft;
    this.remarks = remarks;
  }

  void look() {
    List<DraftDevice> points = draft.devices(Set.of(Families.WALLBOX));
    if (points.size() > MOST) {
      remarks.wrong(Step.CHARGE_POINTS, "devices", "TOO_MANY_CHARGE_POINTS", points.size(), MOST);
    }
    if (points.isEmpty()) {
      return;
    }
    if (!draft.checks().plugAndPlay()) {
      remarks.warn(Step.CHARGE_POINTS, "checks.plugAndPlay", "PLUG_AND_PLAY_UNCONFIRMED");
    }
    if (!draft.checks().firmware()) {
      remarks.warn(Step.CHARGE_POINTS, "checks.firmware", "FIRMWARE_UNCONFIRMED");
    }
    for (DraftDevice point : points) {
      if (!"true".equals(String.valueOf(point.settings().get("mapConfirmed")))) {
        remarks.warn(
            Step.CHARGE_POINTS,
            "devices[" + draft.devices().indexOf(point) + "].settings.mapConfirmed",
            "CHARGE_POINT_READ_ONLY",
            point.id());
      }
    }
  }
}
