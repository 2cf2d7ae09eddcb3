// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.core;

import io.meriggio.device.Capability;
import io.meriggio.device.DeviceInfo;
import java.util.Optional;
import java.util.Set;

/**
 * What a device can measure of the plant, and how it ranks among others that can
 * (plant-configurations, "Which exchange is taken").
 *
 * <p>What a device can do is known once it has been identified; until then its family tells, so
 * that a plant does not change its shape while an inverter sleeps.
 */
final class Role {
  static final String STRING = "string";
  static final String HYBRID = "hyd";
  static final String RETROFIT = "sp3000";
  static final String METER = "dtsu666";
  static final String SENSORS = "onboard-io";
  static final String CLOUD = "azzurro-cloud";
  static final String CABINET = "power-magic";
  static final String WALLBOX = "wallbox";

  private static final Set<String> INVERTERS = Set.of(STRING, HYBRID, RETROFIT, "psc100");
  private static final Set<String> STORAGES = Set.of(HYBRID, RETROFIT, CABINET);

  /** The first is taken before the last; within one rank none is guessed. */
  enum Rank {
    /** A hybrid's or retrofit's own measurement; for production: an inverter. */
    OWN,
    /** A meter at the gateway. */
    METER,
    /** The sensors of the gateway. */
    SENSOR,
    /** What says the same second-hand: taken only where nothing else measures. */
    SECOND_HAND
  }

  private Role() {}

  static Optional<Rank> exchange(DeviceInfo device) {
    boolean measures = offers(device, Capability.GRID_METER);
    return switch (device.family()) {
      case STRING -> Optional.empty();
      case HYBRID, RETROFIT -> when(measures || unidentified(device), Rank.OWN);
      case METER -> when(measures || unidentified(device), Rank.METER);
      case SENSORS -> when(measures, Rank.SENSOR);
      case CLOUD, CABINET -> when(measures, Rank.SECOND_HAND);
      default -> when(measures, Rank.OWN).flatMap(own -> exchangeOfUnknownFamily(device));
    };
  }

  /** An OEM's family: a hybrid by its storage, a meter by having neither storage nor PV. */
  private static Optional<Rank> exchangeOfUnknownFamily(DeviceInfo device) {
    if (offers(device, Capability.STORAGE)) {
      return Optional.of(Rank.OWN);
    }
    return when(!offers(device, Capability.PV_INVERTER), Rank.METER);
  }

  static Optional<Rank> production(DeviceInfo device) {
    boolean produces = offers(device, Capability.PV_INVERTER);
    return switch (device.family()) {
      case SENSORS -> when(produces, Rank.SENSOR);
      case CLOUD -> when(produces, Rank.SECOND_HAND);
      default ->
          when(produces || (unidentified(device) && INVERTERS.contains(device.family())), Rank.OWN);
    };
  }

  static Optional<Rank> storage(DeviceInfo device) {
    boolean stores = offers(device, Capability.STORAGE);
    return switch (device.family()) {
      case CLOUD -> when(stores, Rank.SECOND_HAND);
      default ->
          when(stores || (unidentified(device) && STORAGES.contains(device.family())), Rank.OWN);
    };
  }

  static boolean chargePoint(DeviceInfo device) {
    return offers(device, Capability.CHARGE_POINT)
        || (unidentified(device) && device.family().equals(WALLBOX));
  }

  private static boolean offers(DeviceInfo device, Capability capability) {
    return device.capabilities().contains(capability);
  }

  private static boolean unidentified(DeviceInfo device) {
    return device.capabilities().isEmpty();
  }

  private static Optional<Rank> when(boolean so, Rank rank) {
    return so ? Optional.of(rank) : Optional.empty();
  }
}
