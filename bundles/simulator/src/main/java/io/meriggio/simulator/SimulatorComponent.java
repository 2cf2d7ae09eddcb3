// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import io.meriggio.simulator.state.PlantState;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated plant as a component: it runs while the configuration {@code io.meriggio.simulator}
 * is there. A changed configuration changes the running plant; one that is wrong is logged and
 * changes nothing.
 */
@Component(
    name = SimulatorComponent.PID,
    service = Simulator.class,
    immediate = true,
    configurationPid = SimulatorComponent.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SimulatorComponent implements Simulator {

  /** The configuration's PID. */
  public static final String PID = "io.meriggio.simulator";

  private static final Logger LOG = LoggerFactory.getLogger(SimulatorComponent.class);

  private final SimulatedPlant plant;

  /**
   * Starts the plant and tells where its devices are.
   *
   * @throws IllegalArgumentException naming PID, key, what was found and what is allowed
   */
  @Activate
  public SimulatorComponent(Map<String, Object> properties) {
    plant = new SimulatedPlant(settings(properties), Clock.system(ZoneId.systemDefault()));
    announce();
  }

  /** Changes the running plant. */
  @Modified
  public void modified(Map<String, Object> properties) {
    var before = plant.announcement();
    try {
      plant.change(settings(properties));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      LOG.error("The simulated plant goes on as it was: {}", e.getMessage());
      return;
    }
    if (!plant.announcement().equals(before)) {
      announce();
    }
  }

  /** Closes the lines. */
  @Deactivate
  public void stop() {
    plant.close();
  }

  @Override
  public PlantState state() {
    return plant.state();
  }

  @Override
  public Map<String, SimulatedDevice> devices() {
    return plant.devices();
  }

  @Override
  public SimulatedDevice device(String id) {
    return plant.device(id);
  }

  @Override
  public SimulatedDevice meter() {
    return plant.meter();
  }

  @Override
  public SimulatedDevice inverter() {
    return plant.inverter();
  }

  @Override
  public void trip(Set<Integer> numbers) {
    plant.trip(numbers);
  }

  @Override
  public void houseLoad(OptionalDouble watts) {
    plant.houseLoad(watts);
  }

  @Override
  public void car(String chargePoint, Optional<Boolean> plugged) {
    plant.car(chargePoint, plugged);
  }

  private void announce() {
    plant.announcement().forEach(System.out::println);
    System.out.flush();
  }

  private static PlantSettings settings(Map<String, Object> properties) {
    try {
      return PlantSettings.from(properties);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(PID + ": " + e.getMessage(), e);
    }
  }
}
