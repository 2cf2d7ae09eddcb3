// SPDX-License-Identifier: Apache-2.0
package io.meriggio.commissioning.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meriggio.commissioning.Commissioning;
import io.meriggio.commissioning.Draft;
import io.meriggio.commissioning.Remark;
import io.meriggio.commissioning.Review;
import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the draft as a document of the memory; applies it in one change of the configuration. */
@Component(service = Commissioning.class)
public final class CommissioningComponent implements Commissioning {
  private static final Logger LOG = LoggerFactory.getLogger(CommissioningComponent.class);
  private static final String DOCUMENT = "commissioning/draft";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Memory memory;
  private final SiteConfiguration site;

  /** With where the draft is kept and what it changes. */
  @Activate
  public CommissioningComponent(@Reference Memory memory, @Reference SiteConfiguration site) {
    this.memory = memory;
    this.site = site;
  }

  @Override
  public synchronized State state() throws MemoryException {
    var effective = site.effective();
    Optional<Draft> kept = kept();
    Draft draft = kept.orElseGet(() -> Draft.ofSite(effective));
    return new State(draft, kept.isPresent(), Review.of(draft, effective));
  }

  private Optional<Draft> kept() throws MemoryException {
    return memory.document(DOCUMENT).flatMap(CommissioningComponent::read);
  }

  private static Optional<Draft> read(String text) {
    try {
      Map<String, Object> form = JSON.readValue(text, new TypeReference<>() {});
      if (Draft.read(form) instanceof Draft.Read.Good good) {
        return Optional.of(good.draft());
      }
      LOG.warn("The kept draft of the commissioning is of another kind; it begins afresh");
    } catch (JsonProcessingException e) {
      LOG.warn(
          "The kept draft of the commissioning can't be read ({}); it begins afresh",
          e.getOriginalMessage());
    }
    return Optional.empty();
  }

  @Override
  public synchronized void keep(Draft draft) throws MemoryException {
    try {
      memory.keep(Map.of(DOCUMENT, Optional.of(JSON.writeValueAsString(draft.form()))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a form holds texts, numbers and booleans only", e);
    }
  }

  @Override
  public synchronized void discard() throws MemoryException {
    memory.keep(Map.of(DOCUMENT, Optional.empty()));
  }

  @Override
  public synchronized Outcome apply() throws MemoryException {
    State state = state();
    List<Remark> remarks = new ArrayList<>(state.review().remarks());
    if (!state.review().ready()) {
      return new Outcome.Refused(remarks);
    }
    List<Problem> problems;
    try {
      problems = site.change(state.review().plan().changes());
    } catch (UncheckedIOException e) {
      LOG.error("The commissioning could not be applied; what was in force is so again", e);
      return new Outcome.Failed(String.valueOf(e.getCause().getMessage()));
    }
    add(remarks, problems, state.draft());
    if (!problems.stream().allMatch(Problem::warning)) {
      return new Outcome.Refused(remarks);
    }
    forget();
    return new Outcome.Applied(state.review().plan().kinds(), remarks);
  }

  private static void add(List<Remark> remarks, List<Problem> problems, Draft draft) {
    DoorChecks doors = new DoorChecks(draft, new Remarks());
    problems.forEach(
        p ->
            remarks.add(
                doors.remark(p, p.warning() ? Remark.Severity.WARNING : Remark.Severity.WRONG)));
  }

  /** The plant runs: a draft that can't be removed now only shows what is configured anyway. */
  private void forget() {
    try {
      discard();
    } catch (MemoryException e) {
      LOG.warn("The draft of the commissioning was applied and can't be removed", e);
    }
  }
}
