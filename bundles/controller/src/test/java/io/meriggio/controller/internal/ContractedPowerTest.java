// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.configuration.Layer;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.controller.Outcome;
import io.meriggio.device.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract is a key of the plant's configuration; the others stay. */
class ContractedPowerTest {
  private final Site site = new Site();

  @Test
  void onlyTheContractChanges() {
    site.all.put(Pids.PLANT, Map.of("name", "Home", "contractedPower", 6000));

    assertThat(new ContractedPower(site).set(3000)).isEqualTo(Outcome.done());

    assertThat(site.all.get(Pids.PLANT)).isEqualTo(Map.of("name", "Home", "contractedPower", 3000));
  }

  @Test
  void aPlantOfWhichNothingWasSaidGetsAContract() {
    assertThat(new ContractedPower(site).set(3000)).isEqualTo(Outcome.done());

    assertThat(site.all.get(Pids.PLANT)).isEqualTo(Map.of("contractedPower", 3000));
  }

  @Test
  void aRefusalIsOfTheFieldAndAWarningIsNone() {
    site.problem = Optional.of(problem(true));
    assertThat(new ContractedPower(site).set(3000)).isEqualTo(Outcome.done());

    site.problem = Optional.of(problem(false));
    Outcome refused = new ContractedPower(site).set(3001);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(((Outcome.Refused) refused).field()).contains("contractedPower");
  }

  private static Problem problem(boolean warning) {
    return new Problem(
        Pids.PLANT,
        "contractedPower",
        "3001",
        Text.plain("100 to 100000"),
        Optional.empty(),
        warning);
  }

  private static final class Site implements SiteConfiguration {
    private final Map<String, Map<String, Object>> all = new HashMap<>();
    private Optional<Problem> problem = Optional.empty();

    @Override
    public Map<String, Map<String, Object>> effective() {
      return all;
    }

    @Override
    public List<Problem> put(String pid, Map<String, Object> properties) {
      all.put(pid, properties);
      return problem.stream().toList();
    }

    @Override
    public boolean delete(String pid) {
      return all.remove(pid) != null;
    }

    @Override
    public List<Problem> change(Map<String, Optional<Map<String, Object>>> changes) {
      throw new UnsupportedOperationException("one key at a time");
    }

    @Override
    public List<Layer> layers() {
      return List.of();
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }
  }
}
