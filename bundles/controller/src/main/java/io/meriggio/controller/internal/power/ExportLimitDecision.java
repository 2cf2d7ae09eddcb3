// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.power;

import io.meriggio.controller.Sentence;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the inverters are to do.
 *
 * @param orders by device
 * @param reason with its figures
 * @param alarm whether a person should look
 */
public record ExportLimitDecision(
    Map<String, InverterOrder> orders, Sentence reason, boolean alarm) {

  public ExportLimitDecision {
    orders = Collections.unmodifiableMap(new TreeMap<>(orders));
  }
}
