// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.meriggio.commissioning.Commissioning;
import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Remark;
import io.meriggio.configuration.Layer;
import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.device.Text;
import io.meriggio.memory.Entry;
import io.meriggio.memory.Health;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import io.meriggio.memory.Query;
import io.meriggio.memory.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The draft that is kept, and what becomes of it. */
class CommissioningComponentTest {
  private static final Map<String, Object> COMPLETE =
      Map.of(
          "safetyConfirmed",
          true,
          "phases",
          1,
          "contractedPower",
          3300,
          "name",
          "Casa",
          "timeZone",
          "Europe/Rome",
          "configuration",
          8,
          "devices",
          List.of(Map.of("id", "terminals", "family", "onboard-io")));

  private final Kept memory = new Kept();
  private final Site site = new Site();
  private final Commissioning commissioning = new CommissioningComponent(memory, site);

  @Test
  void withoutADraftWhatIsConfiguredIsTheBeginning() throws MemoryException {
    site.effective.put("io.meriggio.plant", Map.of("name", "Casa", "phases", 3));
    Commissioning.State state = commissioning.state();
    assertThat(state.kept()).isFalse();
    assertThat(state.draft().name()).contains("Casa");
    assertThat(state.draft().phases()).contains(3);
  }

  @Test
  void aDraftIsKeptOverARestartAndTheSiteIsNotTouched() throws MemoryException {
    commissioning.keep(draft(COMPLETE));
    Commissioning restarted = new CommissioningComponent(memory, site);
    assertThat(restarted.state().kept()).isTrue();
    assertThat(restarted.state().draft()).isEqualTo(draft(COMPLETE));
    assertThat(site.effective).isEmpty();
    restarted.discard();
    assertThat(restarted.state().kept()).isFalse();
  }

  @Test
  void applyingWritesEverythingAtOnceAndForgetsTheDraft() throws MemoryException {
    commissioning.keep(draft(COMPLETE));
    assertThat(commissioning.apply())
        .isInstanceOfSatisfying(
            Commissioning.Outcome.Applied.class,
            applied ->
                assertThat(applied.warnings())
                    .extracting(Remark::code)
                    .containsExactly("POSITION_UNSAID", "EXCHANGE_UNCHECKED"));
    assertThat(site.effective)
        .containsOnlyKeys("io.meriggio.device~terminals", "io.meriggio.plant");
    assertThat(site.changes).isEqualTo(1);
    assertThat(commissioning.state().kept()).isFalse();
  }

  @Test
  void anIncompleteDraftIsRefusedAndStays() throws MemoryException {
    commissioning.keep(draft(Map.of("phases", 1)));
    assertThat(commissioning.apply()).isInstanceOf(Commissioning.Outcome.Refused.class);
    assertThat(site.changes).isZero();
    assertThat(commissioning.state().kept()).isTrue();
  }

  @Test
  void whatTheSiteRefusesIsToldAtItsFieldAndTheDraftStays() throws MemoryException {
    commissioning.keep(draft(COMPLETE));
    site.problems =
        List.of(
            new Problem(
                "io.meriggio.device~terminals",
                "unit",
                "7",
                Text.plain("1 or 2"),
                Optional.empty()));
    assertThat(commissioning.apply())
        .isInstanceOfSatisfying(
            Commissioning.Outcome.Refused.class,
            refused ->
                assertThat(refused.remarks().stream().filter(Remark::stops))
                    .extracting(Remark::field)
                    .containsExactly("devices[0].unit"));
    assertThat(commissioning.state().kept()).isTrue();
  }

  @Test
  void aFullDiskIsToldWithItsReasonAndTheDraftStays() throws MemoryException {
    commissioning.keep(draft(COMPLETE));
    site.failure = Optional.of("No space left on device");
    assertThat(commissioning.apply())
        .isEqualTo(new Commissioning.Outcome.Failed("No space left on device"));
    assertThat(commissioning.state().kept()).isTrue();
  }

  @Test
  void aDraftOfAnotherVersionBeginsAfresh() throws MemoryException {
    for (String text : List.of("{\"phases\":2}", "{", "[]", "{\"what\":1}")) {
      memory.documents.put("commissioning/draft", text);
      assertThat(commissioning.state().kept()).as(text).isFalse();
    }
  }

  private static Draft draft(Map<String, Object> form) {
    return ((Draft.Read.Good) Draft.read(form)).draft();
  }

  /** Configurations in a map, changed together. */
  private static final class Site implements SiteConfiguration {
    private final Map<String, Map<String, Object>> effective = new TreeMap<>();
    private List<Problem> problems = List.of();
    private Optional<String> failure = Optional.empty();
    private int changes;

    @Override
    public Map<String, Map<String, Object>> effective() {
      return effective;
    }

    @Override
    public List<Problem> put(String pid, Map<String, Object> properties) {
      throw new UnsupportedOperationException("all or nothing");
    }

    @Override
    public boolean delete(String pid) {
      throw new UnsupportedOperationException("all or nothing");
    }

    @Override
    public List<Problem> change(Map<String, Optional<Map<String, Object>>> wanted) {
      failure.ifPresent(
          why -> {
            throw new UncheckedIOException("not written", new IOException(why));
          });
      if (problems.isEmpty()) {
        changes++;
        wanted.forEach((pid, keys) -> effective.put(pid, keys.orElseThrow()));
      }
      return problems;
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

  /** Documents in a map. */
  private static final class Kept implements Memory {
    private final Map<String, String> documents = new TreeMap<>();

    @Override
    public Optional<String> document(String key) {
      return Optional.ofNullable(documents.get(key));
    }

    @Override
    public Map<String, String> documents(String prefix) {
      return documents;
    }

    @Override
    public void keep(Map<String, Optional<String>> changes) {
      changes.forEach(
          (key, text) ->
              text.ifPresentOrElse(t -> documents.put(key, t), () -> documents.remove(key)));
    }

    @Override
    public void append(Journal journal, List<Entry> entries) {
      throw new UnsupportedOperationException("no journal");
    }

    @Override
    public void amend(Journal journal, Entry entry) {
      throw new UnsupportedOperationException("no journal");
    }

    @Override
    public List<Stored> read(Journal journal, Query query) {
      return new ArrayList<>();
    }

    @Override
    public Health health() {
      throw new UnsupportedOperationException("not asked");
    }
  }
}
