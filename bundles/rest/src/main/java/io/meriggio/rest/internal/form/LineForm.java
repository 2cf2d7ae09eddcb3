// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meriggio.configuration.LineConfiguration;
import io.meriggio.device.LineInfo;
import java.util.Locale;
import java.util.Map;

/**
 * A line.
 *
 * @param utilisation share of time in which it was busy lately, 0…1
 * @param configuration its keys; only in the answer for one line
 */
public record LineForm(
    String id,
    String transport,
    String address,
    String state,
    String reason,
    String detail,
    Object utilisation,
    long requests,
    long timeouts,
    long errors,
    boolean readOnly,
    @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> configuration) {

  /** A line as the host shows it. */
  public static LineForm of(LineInfo line, Locale language) {
    return new LineForm(
        line.id(),
        line.transport(),
        line.address(),
        line.state().name(),
        Words.reason(line.reason()),
        Words.orNull(line.detail().in(language)),
        Words.number(line.utilisation()),
        line.requests(),
        line.timeouts(),
        line.errors(),
        line.readOnly(),
        null);
  }

  /** A line that is configured, and that the host has not taken up yet. */
  public static LineForm of(LineConfiguration line) {
    return new LineForm(
        line.id(),
        line.transport().word(),
        line.host().map(host -> host + ":" + line.port()).or(line::serialPort).orElse(""),
        LineInfo.State.STARTING.name(),
        null,
        null,
        0,
        0,
        0,
        0,
        line.readOnly(),
        null);
  }

  /** The same line with its configuration. */
  public LineForm configured(Map<String, Object> keys) {
    return new LineForm(
        id,
        transport,
        address,
        state,
        reason,
        detail,
        utilisation,
        requests,
        timeouts,
        errors,
        readOnly,
        keys);
  }

  /** Whether another image differs in more than its counters. */
  public boolean differsInState(LineForm other) {
    return !state.equals(other.state)
        || !java.util.Objects.equals(reason, other.reason)
        || !java.util.Objects.equals(detail, other.detail)
        || !address.equals(other.address)
        || readOnly != other.readOnly;
  }
}
