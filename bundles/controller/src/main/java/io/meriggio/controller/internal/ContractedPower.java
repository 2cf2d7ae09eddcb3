// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import io.meriggio.configuration.Pids;
import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.controller.Outcome;
import io.meriggio.controller.Sentence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The contracted power, changed through a door: a key of the plant's configuration. */
final class ContractedPower {
  private static final String KEY = "contractedPower";

  private final SiteConfiguration site;

  ContractedPower(SiteConfiguration site) {
    this.site = site;
  }

  Outcome set(int watts) {
    Map<String, Object> plant = new HashMap<>(site.effective().getOrDefault(Pids.PLANT, Map.of()));
    plant.put(KEY, watts);
    Optional<Problem> problem =
        site.put(Pids.PLANT, plant).stream().filter(p -> !p.warning()).findFirst();
    return problem
        .map(p -> Outcome.invalid(KEY, Sentence.of("request.refused", p.sentence())))
        .orElseGet(Outcome::done);
  }
}
