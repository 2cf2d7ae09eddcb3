// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.charging;

import io.meriggio.controller.ChargeReason;
import io.meriggio.controller.ChargingSession;
import io.meriggio.controller.StrategySetting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a charge point must not forget over a restart. Spans are elapsed times: the running time
 * starts anew with the gateway.
 *
 * @param strategy the strategy in force
 * @param plugged whether a car was plugged in
 * @param stopped whether a person stopped it
 * @param completion the goal that was reached
 * @param inWindow whether it was in its window of time
 * @param session the present session or the last since plug-in
 * @param renewed whether the next energy opens a new session
 * @param meter last reading of its meter, Wh
 * @param offered A per phase that were offered
 * @param gate of the ecological strategies
 * @param paused how long it had been pausing; empty = it was not
 * @param needsRoom whether a limit had paused it
 * @param pauses how long ago each pause of the last hour began
 * @param phases that it was switched to; empty = it was never switched
 * @param switched how long ago that was
 * @param carMaximum learnt, A per phase; empty = unknown
 * @param takesOnePhase whether the car is known to charge on one phase only
 * @param startedBy who has started it remotely since the last session; empty = nobody
 */
public record ChargePointMemory(
    StrategySetting strategy,
    boolean plugged,
    boolean stopped,
    Optional<ChargeReason> completion,
    boolean inWindow,
    Optional<ChargingSession> session,
    boolean renewed,
    Optional<Double> meter,
    double offered,
    EcoGate.State gate,
    Optional<Duration> paused,
    boolean needsRoom,
    List<Duration> pauses,
    Optional<Integer> phases,
    Optional<Duration> switched,
    Optional<Double> carMaximum,
    boolean takesOnePhase,
    Optional<String> startedBy) {

  public ChargePointMemory {
    pauses = List.copyOf(pauses);
  }
}
