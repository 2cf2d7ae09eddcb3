// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.device.Text;
import io.meriggio.rest.internal.http.Refusal;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of the site's configuration, and how what is wrong with one becomes an answer. */
final class SiteChange {
  private SiteChange() {}

  /**
   * Stores a configuration.
   *
   * @throws Refusal 422 with all that is wrong with it, 500 when it can't be written
   */
  static void put(SiteConfiguration site, String pid, Map<String, Object> keys) {
    try {
      List<Problem> refused = site.put(pid, keys).stream().filter(p -> !p.warning()).toList();
      if (!refused.isEmpty()) {
        throw refusal(refused);
      }
    } catch (UncheckedIOException e) {
      throw storage(e);
    }
  }

  /**
   * Removes a configuration.
   *
   * @throws Refusal 500 when it can't be written
   */
  static void delete(SiteConfiguration site, String pid) {
    try {
      site.delete(pid);
    } catch (UncheckedIOException e) {
      throw storage(e);
    }
  }

  private static Refusal refusal(List<Problem> problems) {
    Text sentences =
        problems.stream()
            .map(problem -> hide(problem).text())
            .reduce(Text.NONE, (said, next) -> said.and("; ", next));
    Refusal refusal = new Refusal(422, "configuration", sentences);
    members(problems.get(0)).forEach(refusal::with);
    return refusal.with("errors", problems.stream().map(SiteChange::members).toList());
  }

  private static Map<String, Object> members(Problem problem) {
    Problem shown = hide(problem);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("pid", shown.pid());
    members.put("key", shown.key());
    members.put("found", shown.found());
    members.put("allowed", shown.allowed().english());
    return members;
  }

  private static Problem hide(Problem problem) {
    return Keys.isSecret(problem.key())
        ? new Problem(problem.pid(), problem.key(), Keys.HIDDEN, problem.allowed(), problem.place())
        : problem;
  }

  private static Refusal storage(UncheckedIOException e) {
    return new Refusal(500, "configuration.storage", e.getCause().getMessage());
  }
}
