// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The history of the plant and its devices, an OSGi service. It is there also when nothing can be
 * recorded: {@link #health} says why.
 *
 * <p>Threads: may be called from any thread. An answer takes milliseconds and reads a disk.
 */
@ProviderType
public interface History {

  /** The device id under which the figures of the plant stand. */
  String PLANT = "plant";

  /** The most rows of one series in an answer. */
  int MOST_ROWS = 5000;

  /** The most points in one query. */
  int MOST_POINTS = 50;

  /** All points that were ever recorded and the shares of the plant, by device and point. */
  List<RecordedPoint> points();

  /**
   * What was, in steps.
   *
   * @throws HistoryException when the query can't be answered: a point that was never recorded,
   *     more rows than {@link #MOST_ROWS}, a file that can't be read
   */
  HistoryAnswer answer(HistoryQuery query) throws HistoryException;

  /** Whether figures are recorded now, and why not. */
  HistoryHealth health();
}
