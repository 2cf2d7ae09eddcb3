// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller;

import java.util.List;

/** A rule that switches outputs: by the thresholds of one variable, or a heat pump's two inputs. */
public sealed interface ContactLogic permits Logic, SgReady {

  /** Lower-case letters, digits and {@code -}; one name space for both kinds. */
  String id();

  /** The numbers of the outputs that it switches, each 1…4. */
  List<Integer> outputs();

  /** Whether a person wants it to work; in the exclusive mode it may be suspended even so. */
  boolean active();

  /** The same, wanted or not. */
  ContactLogic active(boolean wanted);
}
