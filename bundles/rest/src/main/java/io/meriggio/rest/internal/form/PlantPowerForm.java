// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.controller.PlantPowerStatus;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * How the plant follows its set-points.
 *
 * @param state the worst of the three parts
 * @param controller what the plant controller asks for, or what its silence has made of it
 * @param wanted what the plant is to do, from all who ask
 * @param devices the devices that carry it out
 * @param ratedPower W, null while one's is unknown
 */
public record PlantPowerForm(
    String state,
    SetPointsForm wanted,
    Part active,
    Part reactive,
    Part running,
    SetPointsForm controller,
    boolean controllerLost,
    List<String> devices,
    BigDecimal ratedPower,
    String at) {

  /** How far one set-point has come, and why. */
  public record Part(String state, String reason, String sentence) {
    private static Part of(PlantPowerStatus.Part part, Locale language) {
      return new Part(
          part.state().name(), part.reason().key(), Words.orNull(part.reason().text(language)));
    }
  }

  /** The status in a language, with its time in the plant's zone. */
  public static PlantPowerForm of(PlantPowerStatus status, ZoneId zone, Locale language) {
    return new PlantPowerForm(
        status.state().name(),
        SetPointsForm.of(status.wanted()),
        Part.of(status.active(), language),
        Part.of(status.reactive(), language),
        Part.of(status.running(), language),
        SetPointsForm.of(status.controller()),
        status.controllerLost(),
        status.devices(),
        status.ratedPower().map(Words::number).orElse(null),
        Words.time(status.at(), zone));
  }
}
