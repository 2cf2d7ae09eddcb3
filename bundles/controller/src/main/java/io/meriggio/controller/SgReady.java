// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.util.List;
import java.util.Optional;

/**
 * A rule that switches two outputs together, for a heat pump with SG-Ready inputs
 * (energy-manager-semantics 2.1, "worth adding").
 *
 * <p>Feeding in at least {@code recommendedPower} recommends the pump to run, at least {@code
 * forcedPower} with enough charge in the battery forces it, drawing more than {@code lockPower}
 * locks it. A state is entered after 60 s; FORCED, RECOMMENDED and LOCK are left for a lesser one
 * at checks, counted from their beginning, as a contact is.
 *
 * @param id lower-case letters, digits and {@code -}
 * @param firstOutput the output on the pump's first input (closed alone: locked), 1…4
 * @param secondOutput the output on its second input (closed alone: recommended), 1…4, another one
 * @param recommendedPower fed into the grid, in W
 * @param forcedPower fed into the grid, in W, more than {@code recommendedPower}
 * @param forcedSoc the charge of the battery from which on forcing is allowed, in %; empty: the
 *     battery is not looked at, as in a plant without one
 * @param lockPower drawn from the grid, in W
 * @param switchedLoadPower what the pump draws more when it is recommended or forced to run, in W:
 *     counted as fed in then, so that the pump does not take its own surplus away
 * @param checkMinutes 1…240
 * @param active whether a person wants it to work
 */
public record SgReady(
    String id,
    int firstOutput,
    int secondOutput,
    double recommendedPower,
    double forcedPower,
    Optional<Double> forcedSoc,
    double lockPower,
    double switchedLoadPower,
    int checkMinutes,
    boolean active)
    implements ContactLogic {

  /** With 3000 W, 5000 W and 10 %, a lock above 5000 W, checked every 15 minutes. */
  public static SgReady of(String id, int firstOutput, int secondOutput) {
    return new SgReady(
        id,
        firstOutput,
        secondOutput,
        3000,
        5000,
        Optional.of(10.0),
        5000,
        0,
        Logic.CHECK_MINUTES,
        true);
  }

  @Override
  public List<Integer> outputs() {
    return List.of(firstOutput, secondOutput);
  }

  @Override
  public SgReady active(boolean wanted) {
    return new SgReady(
        id,
        firstOutput,
        secondOutput,
        recommendedPower,
        forcedPower,
        forcedSoc,
        lockPower,
        switchedLoadPower,
        checkMinutes,
        wanted);
  }

  /** The same without a look at the battery. */
  public SgReady withoutBattery() {
    return new SgReady(
        id,
        firstOutput,
        secondOutput,
        recommendedPower,
        forcedPower,
        Optional.empty(),
        lockPower,
        switchedLoadPower,
        checkMinutes,
        active);
  }

  /** The same for a pump that draws so many W more when it is to run. */
  public SgReady switching(double watts) {
    return new SgReady(
        id,
        firstOutput,
        secondOutput,
        recommendedPower,
        forcedPower,
        forcedSoc,
        lockPower,
        watts,
        checkMinutes,
        active);
  }
}
