// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.PlantNow;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The answer of {@code /plant/now}: a figure for each id, beside what concerns them all. */
public final class PlantNowForm {
  private PlantNowForm() {}

  /** The image in a language, with times in the plant's zone. */
  public static Map<String, Object> of(PlantNow now, ZoneId zone, Locale language) {
    Map<String, Object> form = new LinkedHashMap<>();
    now.figures().forEach((id, figure) -> form.put(id, FigureForm.of(figure, zone)));
    form.put(
        "configuration", now.configuration().isPresent() ? now.configuration().getAsInt() : null);
    form.put("hints", now.hints().stream().map(hint -> HintForm.of(hint, language)).toList());
    form.put("at", Words.time(now.at(), zone));
    return form;
  }
}
