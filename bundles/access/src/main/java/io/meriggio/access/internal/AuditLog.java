// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.AccessRefused;
import io.meriggio.access.Audit;
import io.meriggio.access.AuditEntry;
import io.meriggio.access.Caller;
import io.meriggio.access.Identity;
import io.meriggio.access.Permission;
import io.meriggio.memory.Entry;
import io.meriggio.memory.Journal;
import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import io.meriggio.memory.Query;
import io.meriggio.memory.Stored;
import io.meriggio.memory.records.RecordText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log in a journal of the gateway's memory. An entry that can't be kept is in the log of
 * the machine, as all of them are.
 */
final class AuditLog implements Audit {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final Journal JOURNAL = new Journal("audit", 10_000);
  private static final Duration TOLD_ONCE = Duration.ofMinutes(10);
  private static final int MOST_TOLD = 200;
  private static final int LONGEST = 300;
  private static final String NOBODY = "-";

  /** The text of an entry; the account is its subject. */
  record Line(AuditEntry.Kind what, String detail, String address) {}

  private final Memory memory;
  private final Ledger ledger;
  private final Clock clock;
  private final Map<String, Instant> told =
      new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_TOLD;
        }
      };

  AuditLog(Memory memory, Ledger ledger, Clock clock) {
    this.memory = memory;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public void done(Identity by, String detail) {
    String shown = detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail;
    if (isNew(by.user() + " " + by.id() + " " + shown)) {
      write(AuditEntry.Kind.DONE, by.user(), shown, by.caller());
    }
  }

  private synchronized boolean isNew(String act) {
    Instant now = clock.instant();
    Instant before = told.get(act);
    if (before != null
        && !before.isAfter(now)
        && Duration.between(before, now).compareTo(TOLD_ONCE) < 0) {
      return false;
    }
    told.remove(act);
    told.put(act, now);
    return true;
  }

  /** Writes a line about an account; an empty one is nobody. */
  void write(AuditEntry.Kind what, String user, String detail, Caller caller) {
    LOG.info("{} {} {} from {}", what, user, detail, caller.address());
    try {
      String text = RecordText.of(new Line(what, detail, caller.address()));
      String subject = user.isEmpty() ? NOBODY : user;
      memory.append(JOURNAL, List.of(new Entry(subject, clock.instant(), text)));
    } catch (MemoryException e) {
      LOG.warn("An entry of the audit log could not be kept: {}", e.getMessage());
    }
  }

  @Override
  public List<AuditEntry> entries(int limit, Optional<Long> before, Identity by)
      throws AccessRefused {
    if (!by.may(Permission.SUPPORT)) {
      throw Refused.of(AccessRefused.Code.NOT_ALLOWED);
    }
    Optional<Instant> from;
    synchronized (ledger) {
      from = ledger.ownership().map(Kept.Ownership::begun);
    }
    Query query =
        new Query(
            Optional.empty(), from, Optional.empty(), before, Math.min(Math.max(limit, 1), 500));
    try {
      return memory.read(JOURNAL, query).stream().flatMap(stored -> line(stored).stream()).toList();
    } catch (MemoryException e) {
      throw Refused.of(AccessRefused.Code.NOT_KEPT, "NOT_KEPT", e.text());
    }
  }

  private static Optional<AuditEntry> line(Stored stored) {
    Entry entry = stored.entry();
    String user = entry.subject().equals(NOBODY) ? "" : entry.subject();
    return RecordText.read(JOURNAL.name(), entry.text(), Line.class)
        .map(
            line ->
                new AuditEntry(
                    stored.id(), entry.at(), user, line.what(), line.detail(), line.address()));
  }
}
