// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning;

import io.meriggio.commissioning.internal.DraftForm;
import io.meriggio.commissioning.internal.SiteDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plant as far as it has been described. It may be incomplete and contradict itself: {@link
 * Review} tells.
 *
 * @param step where the person was; empty at the beginning
 * @param safetyConfirmed the safety notice was read
 * @param phases of the system, 1 or 3
 * @param contractedPower W
 * @param name what the site calls itself
 * @param timeZone for example {@code Europe/Rome}
 * @param latitude degrees north
 * @param longitude degrees east
 * @param configuration 1…9
 * @param exchangeSource the device whose exchange counts, where several could be it
 * @param lines of the devices, those of the site that they keep included
 * @param devices inverters, meter, terminals, charge points
 * @param sensors how the gateway's current sensors are mounted
 * @param checks what was checked on the spot
 */
public record Draft(
    Optional<String> step,
    boolean safetyConfirmed,
    Optional<Integer> phases,
    Optional<Integer> contractedPower,
    Optional<String> name,
    Optional<String> timeZone,
    Optional<Double> latitude,
    Optional<Double> longitude,
    Optional<Integer> configuration,
    Optional<String> exchangeSource,
    List<DraftLine> lines,
    List<DraftDevice> devices,
    Sensors sensors,
    Checks checks) {

  /** Nothing said yet. */
  public static final Draft EMPTY =
      new Draft(
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Sensors.AS_DELIVERED,
          Checks.NONE);

  public Draft {
    lines = List.copyOf(lines);
    devices = List.copyOf(devices);
  }

  /** How a form was read. */
  public sealed interface Read {
    /** It is a draft. */
    record Good(Draft draft) implements Read {}

    /**
     * It is none.
     *
     * @param remarks what was found and what is allowed, at least one
     */
    record Bad(List<Remark> remarks) implements Read {
      public Bad {
        remarks = List.copyOf(remarks);
      }
    }
  }

  /**
   * Reads a form: maps, lists, texts, numbers and booleans, as JSON has them. Every field may be
   * missing or null; a field of another name, type or range is refused.
   */
  public static Read read(Map<String, Object> form) {
    return DraftForm.read(form);
  }

  /** What is configured, as the draft with which a plant that runs is commissioned anew. */
  public static Draft ofSite(Map<String, Map<String, Object>> effective) {
    return SiteDraft.of(effective);
  }

  /** The form from which {@link #read} makes it again; what was not said is left out. */
  public Map<String, Object> form() {
    return DraftForm.of(this);
  }

  /** The configuration chosen. */
  public Optional<Layout> layout() {
    return configuration.flatMap(Layout::of);
  }

  /** The devices of some families. */
  public List<DraftDevice> devices(java.util.Collection<String> families) {
    return devices.stream().filter(device -> families.contains(device.family())).toList();
  }

  /**
   * A line.
   *
   * @param id lower-case letters, digits and {@code -}
   * @param keys as of {@code io.meriggio.line~id}
   */
  public record DraftLine(String id, Map<String, Object> keys) {
    public DraftLine {
      keys = Map.copyOf(keys);
    }
  }

  /**
   * A device.
   *
   * @param id lower-case letters, digits and {@code -}
   * @param family one of {@link Families#ALL}
   * @param name what the site calls it
   * @param serialNumber as on its label
   * @param model empty = found by itself
   * @param line the id of a line
   * @param unit its communication address, 1…247
   * @param settings of its driver
   */
  public record DraftDevice(
      String id,
      String family,
      Optional<String> name,
      Optional<String> serialNumber,
      Optional<String> model,
      Optional<String> line,
      Optional<Integer> unit,
      Map<String, Object> settings) {
    public DraftDevice {
      settings = Map.copyOf(settings);
    }
  }

  /**
   * How the gateway's current sensors are mounted.
   *
   * @param production whether one is at the terminals 21-22
   * @param exchangeConstant 1 single-phase, 3 on one phase of a three-phase site; empty = by the
   *     system's phases
   * @param productionConstant the same of the other
   * @param invertExchange it is the wrong way round, and turned by the gateway
   * @param invertProduction the same of the other
   */
  public record Sensors(
      boolean production,
      Optional<Integer> exchangeConstant,
      Optional<Integer> productionConstant,
      boolean invertExchange,
      boolean invertProduction) {

    /** Right way round, no production sensor. */
    public static final Sensors AS_DELIVERED =
        new Sensors(false, Optional.empty(), Optional.empty(), false, false);
  }

  /**
   * What was checked on the spot.
   *
   * @param exchange with PV off and loads on the exchange is negative
   * @param production the production shown is that of the inverter's display
   * @param meter the meter's address and CT ratio were set on its keypad
   * @param plugAndPlay the charge points are in this mode
   * @param firmware the charge points have firmware 1.0.493 or newer
   */
  public record Checks(
      boolean exchange, boolean production, boolean meter, boolean plugAndPlay, boolean firmware) {

    /** Nothing checked. */
    public static final Checks NONE = new Checks(false, false, false, false, false);
  }
}
