// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.Figure;
import java.time.ZoneId;

/** A figure of the plant; unknown is null with its reason. */
public record FigureForm(Object value, String unit, String quality, String reason, String at) {

  /** The figure with its time in the plant's zone. */
  static FigureForm of(Figure figure, ZoneId zone) {
    return new FigureForm(
        figure.value().map(Words::number).orElse(null),
        figure.unit().symbol(),
        figure.quality().name(),
        Words.reason(figure.reason()),
        Words.time(figure.at(), zone));
  }
}
