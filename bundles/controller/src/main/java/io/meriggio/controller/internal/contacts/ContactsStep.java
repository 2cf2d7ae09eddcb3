// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.LogicStatus;
import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.Switching;
import java.util.List;

/**
 * What one step decided.
 *
 * @param outputs 1…4
 * @param logics by id
 * @param switchings those of this step, by output
 * @param alarms what is wrong as long as it is listed
 */
public record ContactsStep(
    List<OutputStatus> outputs,
    List<LogicStatus> logics,
    List<Switching> switchings,
    List<DataLostAlarm> alarms) {

  /**
   * A logic that had its contact closed lost its variable for 300 s and has not got it back.
   *
   * @param logic its id
   * @param sentence since when, and what it does
   */
  public record DataLostAlarm(String logic, Sentence sentence) {}

  public ContactsStep {
    outputs = List.copyOf(outputs);
    logics = List.copyOf(logics);
    switchings = List.copyOf(switchings);
    alarms = List.copyOf(alarms);
  }

  /** The output of that number, 1…4. */
  public OutputStatus output(int number) {
    return outputs.get(number - 1);
  }
}
