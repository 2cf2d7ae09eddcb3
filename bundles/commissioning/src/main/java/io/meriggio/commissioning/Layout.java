// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The nine plant configurations (plant-configurations, table): who makes the power, and where the
 * exchange is measured.
 */
public enum Layout {
  SINGLE_PHASE_HYBRID(1, 1, Maker.HYBRID, Exchange.INVERTER),
  RETROFIT(2, 1, Maker.RETROFIT, Exchange.INVERTER),
  THREE_PHASE_HYBRID(3, 3, Maker.HYBRID, Exchange.INVERTER),
  SINGLE_PHASE_STRING(4, 1, Maker.STRING, Exchange.SENSOR),
  THREE_PHASE_STRING(5, 3, Maker.STRING, Exchange.METER),
  OTHER_SINGLE_PHASE(6, 1, Maker.OTHER, Exchange.SENSOR),
  OTHER_THREE_PHASE(7, 3, Maker.OTHER, Exchange.METER),
  NO_PV_SINGLE_PHASE(8, 1, Maker.NONE, Exchange.SENSOR),
  NO_PV_THREE_PHASE(9, 3, Maker.NONE, Exchange.METER);

  /** Whose PV there is, or whose storage beside it. */
  public enum Maker {
    /** Azzurro hybrids, beside whom string inverters may stand. */
    HYBRID,
    /** 3000SP. */
    RETROFIT,
    /** Azzurro string inverters. */
    STRING,
    /** PV of another maker, seen by a sensor only. */
    OTHER,
    /** No PV. */
    NONE
  }

  /** Where the exchange is measured. */
  public enum Exchange {
    /** By the inverter, with its own sensors or meter. */
    INVERTER,
    /** By the gateway's sensor 1, pins 23-24. */
    SENSOR,
    /** By a DTSU666 on the gateway's RS-485. */
    METER
  }

  private final int number;
  private final int phases;
  private final Maker maker;
  private final Exchange exchange;

  Layout(int number, int phases, Maker maker, Exchange exchange) {
    this.number = number;
    this.phases = phases;
    this.maker = maker;
    this.exchange = exchange;
  }

  /** That of a number, 1…9. */
  public static Optional<Layout> of(int number) {
    return Arrays.stream(values()).filter(layout -> layout.number == number).findFirst();
  }

  /** 1…9. */
  public int number() {
    return number;
  }

  /** Of the system: 1 or 3. */
  public int phases() {
    return phases;
  }

  public Maker maker() {
    return maker;
  }

  public Exchange exchange() {
    return exchange;
  }

  /** The families of inverters that may stand in such a plant. */
  public Set<String> inverters() {
    return switch (maker) {
      case HYBRID, RETROFIT -> Set.of(Families.HYBRID, Families.RETROFIT, Families.STRING);
      case STRING -> Set.of(Families.STRING);
      case OTHER, NONE -> Set.of();
    };
  }

  /** The family of which it needs at least one; empty where it has no Azzurro inverter. */
  public Optional<String> leading() {
    return switch (maker) {
      case HYBRID -> Optional.of(Families.HYBRID);
      case RETROFIT -> Optional.of(Families.RETROFIT);
      case STRING -> Optional.of(Families.STRING);
      case OTHER, NONE -> Optional.empty();
    };
  }

  /** Whether a production sensor at the gateway belongs to it. */
  public boolean productionSensor() {
    return maker == Maker.OTHER;
  }

  /** Whether it can't do without one: on a three-phase site production is wanted or not. */
  public boolean needsProductionSensor() {
    return this == OTHER_SINGLE_PHASE;
  }
}
