// SPDX-License-Identifier: Apache-2.0
package io.meriggio.drivers.dtsu666.internal;

import io.meriggio.modbus.RegisterRow;
import io.meriggio.modbus.RegisterType;
import io.meriggio.testkit.OpenedDevice;
import io.meriggio.testkit.ScriptedLink;
import java.util.Map;
import java.util.Optional;

/** Register images of meters, one for each layout of OTHER-DEVICES section 1. */
final class Meters {

  static final int UNIT = 32;

  private Meters() {}

  /**
   * A meter that draws 1234 W at 230 V and 50 Hz; what stands in its registers follows from the
   * scale of each row.
   */
  static ScriptedLink of(String model) {
    ScriptedLink link = new ScriptedLink();
    for (RegisterRow row : Dtsu666Driver.MAP.profile(model).rows()) {
      if (row.type() == RegisterType.F32) {
        link.setFloat(UNIT, row.address(), shown(row.label()) / row.scale().doubleValue());
      } else {
        link.set(UNIT, row.address(), 1);
      }
    }
    return model.startsWith("DTSU666") ? withSettings(link, model) : link;
  }

  /** No ratios; address and baud rate where the layout has them. */
  private static ScriptedLink withSettings(ScriptedLink link, String model) {
    boolean turned = model.equals("DTSU666-2016") || model.equals("DTSU666-H");
    return ratios(link, 1, 10).set(UNIT, 0x002D, turned ? UNIT : 3, turned ? 3 : UNIT);
  }

  /** Sets the registers of the ratios: CT, and VT times ten. */
  static ScriptedLink ratios(ScriptedLink link, int ct, int vtTimesTen) {
    return link.set(UNIT, 0x0006, ct, vtTimesTen);
  }

  private static double shown(String label) {
    if (label.startsWith("voltage_l") && label.length() == 10) {
      return 230;
    }
    if (label.startsWith("voltage")) {
      return 400;
    }
    if (label.startsWith("current")) {
      return 5.5;
    }
    if (label.equals("frequency")) {
      return 50;
    }
    if (label.startsWith("power_factor")) {
      return 0.97;
    }
    return label.contains("energy") ? 4321.5 : 1234;
  }

  static OpenedDevice open(ScriptedLink link, String model, Map<String, String> settings)
      throws Exception {
    return new OpenedDevice(
        new Dtsu666Driver(),
        link,
        UNIT,
        model.equals("auto") ? Optional.empty() : Optional.of(model),
        settings,
        Optional.empty());
  }
}
