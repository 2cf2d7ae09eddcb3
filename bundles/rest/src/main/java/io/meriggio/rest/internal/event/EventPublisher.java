// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.event;

import io.meriggio.access.Permission;
import io.meriggio.rest.internal.http.Exchange;
import io.meriggio.rest.internal.http.Messages;
import io.meriggio.rest.internal.http.Refusal;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.rest.internal.resource.Gateway;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /events}: the stream of server-sent events. A client first gets all that there is; one
 * that comes back soon, with {@code Last-Event-ID}, gets what has changed since.
 *
 * <p>Threads: one of its own makes the frames; any may open a stream.
 */
public final class EventPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
  private static final long RETRY_MILLIS = 3000;

  private static final int IDS_OF_A_RUN = 40;

  private final Changes changes;
  private final Events events;
  private final Limits limits;
  private final List<EventStream> streams = new CopyOnWriteArrayList<>();

  /** Held while frames are made and handed over, so that they arrive in the order of their ids. */
  private final Object telling = new Object();

  private final Map<Locale, Told> told = new HashMap<>();
  private final Thread thread = new Thread(this::run, "meriggio-events");
  private volatile boolean closed;

  /**
   * How far clients may go.
   *
   * @param clients the most at a time
   * @param pause shortest time between two batches: what changes faster is told once
   * @param quiet after which a comment is sent
   * @param stuck after which a client that does not read is dropped
   * @param resume how long one that was lost may take to come back and get only what it missed
   */
  public record Limits(
      int clients, Duration pause, Duration quiet, Duration stuck, Duration resume) {
    /** As measured: a comment every 15 s, dead after 30 s. */
    public static final Limits NORMAL =
        new Limits(
            64,
            Duration.ofMillis(200),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2));
  }

  /** Starts the thread. */
  public EventPublisher(Gateway gateway, Changes changes, Limits limits) {
    this.changes = changes;
    this.events = new Events(gateway, anyRun() << IDS_OF_A_RUN);
    this.limits = limits;
    thread.setDaemon(true);
    thread.start();
  }

  /** 19 bits at random, so that the ids of another run of the gateway are known as such. */
  private static long anyRun() {
    return UUID.randomUUID().getMostSignificantBits() >>> 45;
  }

  /** The route of the stream. */
  public List<Route> routes() {
    return List.of(new Route("GET", "/events", Permission.SEE, this::open));
  }

  /** How many clients are connected. */
  public int clients() {
    return streams.size();
  }

  private void open(Exchange exchange) throws IOException {
    boolean headOnly = exchange.request().getMethod().equals("HEAD");
    if (!headOnly && (streams.size() >= limits.clients() || closed)) {
      throw new Refusal(503, "clients", streams.size()).header("Retry-After", "10");
    }
    exchange.response().setStatus(200);
    exchange.response().setContentType("text/event-stream");
    exchange.response().setCharacterEncoding("UTF-8");
    exchange.response().setHeader("Cache-Control", "no-store");
    if (headOnly) {
      return;
    }
    AsyncContext context = exchange.later();
    exchange.response().flushBuffer();
    long now = System.nanoTime();
    EventStream stream =
        new EventStream(
            context,
            exchange.response().getOutputStream(),
            language(exchange),
            exchange::isStillIn,
            now);
    stream.offer(Frame.retry(RETRY_MILLIS), now);
    synchronized (telling) {
      streams.add(stream);
      beginning(exchange, stream.language(), now).forEach(frame -> stream.offer(frame, now));
    }
    stream.begin();
    if (closed) {
      stream.close();
    }
  }

  private List<Frame> beginning(Exchange exchange, Locale language, long now) {
    if (told.isEmpty()) {
      // from now on only what changes is news
      events.tick();
      events.look(now);
    }
    Told known = told.computeIfAbsent(language, l -> new Told(events.lastId()));
    known.wanted(now);
    Optional<Long> last =
        exchange.header("Last-Event-ID").filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf);
    return last.flatMap(id -> known.since(id, events.lastId()))
        .orElseGet(
            () -> {
              List<Frame> all = events.everything(language);
              all.forEach(known::add);
              return all;
            });
  }

  /** A page can't choose the headers of its stream: it says its language in the query. */
  private static Locale language(Exchange exchange) {
    return Optional.ofNullable(exchange.request().getParameter("language"))
        .flatMap(Messages::spoken)
        .orElse(exchange.language());
  }

  private void run() {
    long tick = System.nanoTime();
    while (!closed) {
      try {
        Changes.Batch batch = changes.take(Duration.ofSeconds(1));
        boolean ticking = System.nanoTime() - tick >= Duration.ofSeconds(1).toNanos();
        tick = ticking ? System.nanoTime() : tick;
        synchronized (telling) {
          publish(batch, ticking);
        }
        Thread.sleep(limits.pause().toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | LinkageError e) {
        LOG.warn("Events could not be told", e);
      }
    }
  }

  private void publish(Changes.Batch batch, boolean ticking) {
    long now = System.nanoTime();
    streams.forEach(stream -> told.get(stream.language()).wanted(now));
    told.values().removeIf(one -> one.isForgotten(now, limits.resume().toNanos()));
    if (told.isEmpty()) {
      return;
    }
    Events.LineNews lines = ticking ? events.tick() : Events.LineNews.NONE;
    Decided.News decided = ticking ? events.look(now) : Decided.News.NONE;
    for (Locale language : List.copyOf(told.keySet())) {
      events.devices(batch, language).forEach(frame -> offer(frame, language, now));
      if (batch.plant()) {
        events.plant(language).forEach(frame -> offer(frame, language, now));
      }
      events.lines(lines, language).forEach(frame -> offer(frame, language, now));
      events.decided(decided, language).forEach(frame -> offer(frame, language, now));
    }
    if (ticking) {
      streams.forEach(stream -> look(stream, now));
    }
    streams.removeIf(EventStream::isClosed);
  }

  private void look(EventStream stream, long now) {
    if (!stream.isAllowed()) {
      LOG.debug("The session of a client of the event stream has ended");
      stream.close();
    } else if (stream.isStuck(now, limits.stuck().toNanos())) {
      LOG.info("A client of the event stream does not read: dropped");
      stream.close();
    } else if (stream.isQuiet(now, limits.quiet().toNanos())) {
      stream.offer(Frame.comment(), now);
    }
  }

  private void offer(Frame frame, Locale language, long now) {
    told.get(language).add(frame);
    streams.stream()
        .filter(stream -> stream.language().equals(language))
        .forEach(stream -> stream.offer(frame, now));
  }

  /** Ends all streams and the thread. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    streams.forEach(EventStream::close);
    streams.clear();
  }
}
