// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.util.List;
import java.util.Optional;

/** How a person's request to the controller ended. */
public sealed interface Outcome {

  /**
   * Done.
   *
   * @param warnings what should be looked at nevertheless, in words; empty when nothing
   */
  record Done(List<Sentence> warnings) implements Outcome {
    public Done {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Refused; nothing was changed.
   *
   * @param why the kind of refusal
   * @param code a word that programs can rely on: the kind's own, or {@code SESSION_IN_PROGRESS}
   * @param field which field of the request is wrong, for {@link Why#INVALID}
   * @param sentence what was found and what is allowed
   */
  record Refused(Why why, String code, Optional<String> field, Sentence sentence)
      implements Outcome {}

  /** Kinds of refusal; where several apply, the first of this order is told. */
  enum Why {
    NOT_SIGNED_IN(401),
    NOT_ALLOWED(403),
    UNKNOWN(404),
    INVALID(422),
    CONFLICT(409);

    private final int status;

    Why(int status) {
      this.status = status;
    }

    /** The status of HTTP that says the same. */
    public int status() {
      return status;
    }
  }

  /** Done, and nothing to say. */
  static Outcome done() {
    return new Done(List.of());
  }

  /** Refused for its kind alone. */
  static Outcome refused(Why why, Sentence sentence) {
    return new Refused(why, why.name(), Optional.empty(), sentence);
  }

  /** Refused for one field. */
  static Outcome invalid(String field, Sentence sentence) {
    return new Refused(Why.INVALID, Why.INVALID.name(), Optional.of(field), sentence);
  }

  /** Refused for the state of things, with a word for programs. */
  static Outcome conflict(String code, Sentence sentence) {
    return new Refused(Why.CONFLICT, code, Optional.empty(), sentence);
  }

  /** The status of HTTP that says the same. */
  default int status() {
    return this instanceof Refused refused ? refused.why().status() : 200;
  }
}
