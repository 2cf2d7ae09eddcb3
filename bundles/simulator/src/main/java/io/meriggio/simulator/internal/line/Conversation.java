// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.line;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The slave's side of one wire: hears requests, lets the addressed device answer. */
final class Conversation implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  private final Wire wire;
  private final List<Station> stations;
  private final Random random;

  /** A conversation of these devices, whose garbled frames are chosen by the seed. */
  @SuppressFBWarnings(
      value = "PREDICTABLE_RANDOM",
      justification = "chooses which byte to break; must be the same again for the same seed")
  Conversation(Wire wire, List<? extends Station> stations, long seed) {
    this.wire = wire;
    this.stations = List.copyOf(stations);
    random = new Random(seed);
  }

  @Override
  public void run() {
    try (wire) {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<Request> request = wire.next();
        if (request.isPresent()) {
          serve(request.get());
        }
      }
    } catch (IOException e) {
      LOG.debug("A simulated line ended: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Request request) throws IOException, InterruptedException {
    Optional<Pdu> verdict = wire.verdict(request);
    if (verdict.isPresent()) {
      wire.send(request, verdict.get(), Optional.empty());
      return;
    }
    boolean answered = false;
    for (Station station : stations) {
      if (station.hears(request.unit())) {
        Optional<Reply> reply = station.reply(request.unit(), request.pdu());
        if (reply.isPresent()) {
          Optional<Random> garble = reply.get().garbled() ? Optional.of(random) : Optional.empty();
          wire.send(request, reply.get().pdu(), garble);
          answered = true;
        }
      }
    }
    if (!answered) {
      wire.silence(request);
    }
  }
}
