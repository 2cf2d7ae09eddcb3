// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.contacts;

import io.meriggio.controller.ContactLogic;
import io.meriggio.controller.Sentence;
import java.util.List;
import java.util.Optional;

/** A logic at work. */
sealed interface Run permits LogicRun, SgReadyRun {

  ContactLogic logic();

  /** What it wants of its outputs, in their order. */
  List<Verdict> step(Look look);

  /** It does not work: whatever it had begun is forgotten. */
  void rest(Look look);

  /** What it lost while it held a contact closed, as long as that is not back. */
  Optional<Sentence> alarm();
}
