// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.PlantNow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One after the other, and none takes another down. */
class EnergyManagerTest {
  private final SmallPlant plant = new SmallPlant();
  private final Witness first = new Witness("first");
  private final Witness bad = new Witness("bad");
  private final Witness last = new Witness("last");
  private final EnergyManager manager =
      new EnergyManager(
          () -> List.of(plant.box, plant.terminals()),
          new Still(plant),
          () -> plant.now,
          List.of(first, bad, last));

  @Test
  void allSeeTheSameCycle() {
    manager.step();

    assertThat(first.seen).hasSize(1);
    assertThat(first.seen.get(0)).isSameAs(last.seen.get(0));
    assertThat(first.seen.get(0).device("box")).containsSame(plant.box);
    assertThat(first.seen.get(0).device("attic")).isEmpty();
    assertThat(first.seen.get(0).now()).isEqualTo(plant.now);
  }

  @Test
  void aPartThatFailsStopsNoOtherAndIsAskedAgain() {
    bad.fails = true;
    manager.step();
    manager.step();
    assertThat(last.seen).hasSize(2);

    bad.fails = false;
    manager.step();

    assertThat(bad.seen).hasSize(1);
  }

  @Test
  void allAreStoppedThoughOneFails() {
    bad.fails = true;
    manager.stop();

    assertThat(first.stopped).isTrue();
    assertThat(last.stopped).isTrue();
  }

  private static final class Witness implements Part {
    private final String name;
    private final List<Cycle> seen = new ArrayList<>();
    private boolean fails;
    private boolean stopped;

    Witness(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void step(Cycle cycle) {
      if (fails) {
        throw new IllegalStateException("as the test wants it");
      }
      seen.add(cycle);
    }

    @Override
    public void stop() {
      if (fails) {
        throw new LinkageError("as the test wants it");
      }
      stopped = true;
    }
  }

  private record Still(PlantNow now, PlantDescription description) implements Plant {
    Still(SmallPlant plant) {
      this(plant.after(0).plant(), plant.description());
    }
  }
}
