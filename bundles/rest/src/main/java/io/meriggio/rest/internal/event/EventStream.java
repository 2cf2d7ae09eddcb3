// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.event;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client of the stream. What waits for it is one frame for each thing, the newest: a client
 * that reads slowly misses images in between, one that does not read is dropped, and neither delays
 * anybody else, since nothing here blocks.
 *
 * <p>Threads: any; each method holds the stream's own lock for as long as a write that does not
 * block takes.
 */
final class EventStream implements WriteListener, AsyncListener {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  private final AsyncContext context;
  private final ServletOutputStream out;
  private final Locale language;
  private final BooleanSupplier allowed;
  private final Map<String, Frame> waiting = new LinkedHashMap<>();
  private boolean begun;
  private boolean unflushed;
  private boolean closed;
  private long lastProgress;

  /**
   * A stream to a client.
   *
   * @param allowed whether who asked still may
   * @param nanoTime of now, as all times of this class
   */
  EventStream(
      AsyncContext context,
      ServletOutputStream out,
      Locale language,
      BooleanSupplier allowed,
      long nanoTime) {
    this.context = context;
    this.out = out;
    this.language = language;
    this.allowed = allowed;
    this.lastProgress = nanoTime;
  }

  /** Whether the client still may: its session can end while it listens. */
  boolean isAllowed() {
    return allowed.getAsBoolean();
  }

  Locale language() {
    return language;
  }

  /** Starts to write. What was offered before waits until now. */
  void begin() {
    context.addListener(this);
    out.setWriteListener(this);
  }

  /** Hands over a frame; it replaces one of the same key that still waits. */
  synchronized void offer(Frame frame, long nanoTime) {
    // behind all that waits: ids rise, so that the last one that arrived says what is missing
    waiting.remove(frame.key());
    waiting.put(frame.key(), frame);
    write(nanoTime);
  }

  /** Whether frames wait, and none could be written for so long. */
  synchronized boolean isStuck(long nanoTime, long longest) {
    return !waiting.isEmpty() && nanoTime - lastProgress >= longest;
  }

  /** Whether nothing was written for so long. */
  synchronized boolean isQuiet(long nanoTime, long longest) {
    return waiting.isEmpty() && nanoTime - lastProgress >= longest;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** The number of frames that wait. */
  synchronized int waiting() {
    return waiting.size();
  }

  @Override
  public synchronized void onWritePossible() {
    begun = true;
    write(System.nanoTime());
  }

  private void write(long nanoTime) {
    if (!begun || closed) {
      return;
    }
    try {
      while ((unflushed || !waiting.isEmpty()) && out.isReady()) {
        writeOne(nanoTime);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("A client of the event stream has gone: {}", e.toString());
      close();
    }
  }

  private void writeOne(long nanoTime) throws IOException {
    if (waiting.isEmpty()) {
      out.flush();
      unflushed = false;
      return;
    }
    Iterator<Frame> frames = waiting.values().iterator();
    Frame first = frames.next();
    frames.remove();
    out.write(first.bytes());
    unflushed = true;
    lastProgress = nanoTime;
  }

  /** Ends the stream. */
  synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    waiting.clear();
    try {
      context.complete();
    } catch (IllegalStateException e) {
      LOG.debug("The stream had ended by itself: {}", e.toString());
    }
  }

  @Override
  public void onError(Throwable t) {
    close();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    gone();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    close();
  }

  @Override
  public void onError(AsyncEvent event) {
    close();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // begun once, by us
  }

  private synchronized void gone() {
    closed = true;
    waiting.clear();
  }
}
