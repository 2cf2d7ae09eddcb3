// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.storage;

import static io.meriggio.controller.internal.storage.Figures.watts;

import io.meriggio.controller.Sentence;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keeps what batteries are told to give within the export limit: what the plant lacks without them,
 * and the limit. A battery on its own rule covers the plant's need and feeds nothing in; it is not
 * cut, and never is a charge ordered for the limit: that is for the inverters to keep.
 *
 * <p>Stateless.
 */
final class ExportCap {
  private ExportCap() {}

  /** Bends the wishes. */
  static void apply(Site site, Map<StorageUnit, Wish> wishes) {
    List<StorageUnit> giving =
        wishes.keySet().stream()
            .filter(u -> wishes.get(u).is(Wish.Kind.POWER) && wishes.get(u).watts() > 0)
            .toList();
    double others =
        wishes.keySet().stream()
            .filter(u -> !giving.contains(u) || !u.image().obeys())
            .mapToDouble(u -> likely(site, u, wishes.get(u)))
            .sum();
    Map<Boolean, List<StorageUnit>> byObedience =
        giving.stream().collect(Collectors.partitioningBy(u -> u.image().obeys()));
    double given = cap(byObedience.get(true), others, site, wishes);
    // what one gives that does not obey is among the others: its order is for when it does again
    cap(byObedience.get(false), others + given, site, wishes);
  }

  /** Leaves of some wishes what others do not give, and tells how much that is together. */
  private static double cap(
      List<StorageUnit> giving, double others, Site site, Map<StorageUnit, Wish> wishes) {
    double given = giving.stream().mapToDouble(u -> wishes.get(u).watts()).sum();
    double allowed = Math.max(0, site.ceiling() - others);
    if (given <= allowed) {
      return given;
    }
    Sentence reason =
        Sentence.of(
            "storage.export-limit",
            watts(site.exportLimit()),
            watts(site.need()),
            watts(others),
            watts(allowed));
    for (StorageUnit unit : giving) {
      double after = wishes.get(unit).watts() / given * allowed;
      wishes.put(unit, wishes.get(unit).capped(Math.floor(after), reason));
    }
    return allowed;
  }

  /** A charge that is to be raised may have to wait: until then it takes what it was told last. */
  private static double likely(Site site, StorageUnit unit, Wish wish) {
    double expected = site.expected(unit, wish);
    StorageOrder last = unit.steadiness.last();
    boolean mayWait =
        unit.image().obeys()
            && !wish.is(Wish.Kind.OWN_RULE)
            && last instanceof StorageOrder.Forced
            && last.watts() <= 0;
    return mayWait ? Math.max(last.watts(), expected) : expected;
  }
}
