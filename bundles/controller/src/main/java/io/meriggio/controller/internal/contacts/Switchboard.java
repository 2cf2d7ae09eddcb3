// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.OutputStatus;
import io.meriggio.controller.Switching;
import io.meriggio.controller.internal.contacts.ContactsState.StoredOutput;
import io.meriggio.controller.internal.cycle.Moment;
import io.meriggio.device.SwitchedOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outputs of the plant, with the settings that hold for them and the moment they were at. */
final class Switchboard {
  private final Map<SwitchedOutput, OutputRun> outputs = new EnumMap<>(SwitchedOutput.class);
  private ContactsSettings settings;
  private Optional<Moment> lastStep = Optional.empty();

  /** All open. */
  Switchboard(ContactsSettings settings) {
    this.settings = settings;
    for (SwitchedOutput output : SwitchedOutput.values()) {
      outputs.put(output, new OutputRun(output));
    }
  }

  ContactsSettings settings() {
    return settings;
  }

  void settings(ContactsSettings changed) {
    settings = changed;
  }

  Optional<OutputRun> find(int number) {
    return number < 1 || number > SwitchedOutput.values().length
        ? Optional.empty()
        : Optional.of(outputs.get(SwitchedOutput.values()[number - 1]));
  }

  /** Since the last step; nothing before the first. */
  Duration sinceLast(Moment now) {
    return lastStep.map(now::since).orElse(Duration.ZERO);
  }

  /** What an open contact still has to wait before it may close, as of the last step. */
  Duration mustStayOpen(OutputRun output) {
    return lastStep.map(now -> output.mustStayOpen(settings, now)).orElse(Duration.ZERO);
  }

  /**
   * @param wanted what the logics say of each output, in their order
   */
  List<Switching> step(Map<SwitchedOutput, List<Verdict>> wanted, Look look) {
    List<Switching> switchings = new ArrayList<>();
    outputs.forEach(
        (output, run) ->
            run.step(wanted.getOrDefault(output, List.of()), look).ifPresent(switchings::add));
    lastStep = Optional.of(look.now());
    return switchings;
  }

  /** Opens all. */
  List<Switching> stop(Moment now) {
    Duration sinceLast = sinceLast(now);
    lastStep = Optional.of(now);
    return outputs.values().stream().flatMap(run -> run.stop(now, sinceLast).stream()).toList();
  }

  List<OutputStatus> status() {
    return outputs.values().stream().map(run -> run.status(settings)).toList();
  }

  /** What is to be kept over a restart, as of the last step. */
  List<StoredOutput> stored() {
    Moment now = lastStep.orElse(new Moment(Instant.EPOCH, Duration.ZERO));
    return outputs.values().stream().map(run -> run.stored(now)).toList();
  }

  void restore(List<StoredOutput> stored) {
    stored.forEach(one -> find(one.number()).ifPresent(output -> output.restore(one)));
  }
}
