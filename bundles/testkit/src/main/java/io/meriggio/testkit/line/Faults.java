// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Spoils answers by chance, the same way for the same seed.
 *
 * <p>What no master could tell from a good answer is not made: over RTU an answer of the same unit,
 * function and length in another's place, over Modbus TCP wrong bits behind the header (RTU has no
 * id, Modbus TCP no checksum), over Solarman V5 another answer with the same sequence byte.
 *
 * <p>Threads: any, one answer at a time.
 */
public final class Faults {
  private static final int REMEMBERED = 16;

  private final Frames frames;
  private final SplittableRandom random;
  private final double share;
  private final Fault[] kinds;
  private final Duration late;
  private final Map<Fault, Integer> made = new EnumMap<>(Fault.class);
  private final List<byte[]> earlier = new ArrayList<>();

  /**
   * @param share of answers that are spoilt, 0…1
   * @param kinds what may happen
   * @param late how late a late answer comes; longer than the master's time-out
   */
  public Faults(Frames frames, long seed, double share, Set<Fault> kinds, Duration late) {
    this.frames = frames;
    this.random = new SplittableRandom(seed);
    this.share = share;
    this.kinds = kinds.toArray(Fault[]::new);
    this.late = late;
  }

  /**
   * Bytes on their way.
   *
   * @param after how long after the piece before
   * @param breaks whether the path breaks behind them
   */
  public record Piece(Duration after, byte[] bytes, boolean breaks) {
    static Piece of(byte[] bytes) {
      return new Piece(Duration.ZERO, bytes, false);
    }
  }

  /** No faults: every answer comes as it is. */
  public static Faults none(Frames frames) {
    return new Faults(frames, 0, 0, Set.of(), Duration.ZERO);
  }

  /** How often each fault was made. */
  public synchronized Map<Fault, Integer> made() {
    return new EnumMap<>(made);
  }

  /** What becomes of an answer. */
  public synchronized List<Piece> apply(byte[] answer) {
    List<Piece> pieces = spoilt(answer);
    earlier.add(answer);
    if (earlier.size() > REMEMBERED) {
      earlier.remove(0);
    }
    return pieces;
  }

  private List<Piece> spoilt(byte[] answer) {
    if (random.nextDouble() >= share) {
      return List.of(Piece.of(answer));
    }
    Fault fault = kinds[random.nextInt(kinds.length)];
    Optional<byte[]> other = other(answer);
    if ((fault == Fault.CROSSED || fault == Fault.JOINED) && other.isEmpty()) {
      return List.of(Piece.of(answer));
    }
    made.merge(fault, 1, Integer::sum);
    return switch (fault) {
      case LATE -> List.of(new Piece(late, answer, false));
      case CROSSED -> List.of(Piece.of(other.orElseThrow()));
      case DUPLICATED -> duplicated(answer);
      case SPLIT -> split(answer);
      case JOINED -> List.of(Piece.of(joined(answer, other.orElseThrow())));
      case TRUNCATED -> List.of(Piece.of(start(answer)));
      case GARBLED -> List.of(Piece.of(garbled(answer)));
      case NOISE -> List.of(Piece.of(joined(noise(answer), answer)));
      case BROKEN -> List.of(new Piece(Duration.ZERO, start(answer), true));
    };
  }

  /** An earlier answer that a master can tell from this one. */
  private Optional<byte[]> other(byte[] answer) {
    List<byte[]> others =
        switch (frames) {
          case MBAP, MBAP_CRC -> earlier;
          case V5 -> earlier.stream().filter(e -> e[5] != answer[5]).toList();
          case RTU ->
              earlier.stream()
                  .filter(e -> e.length != answer.length || e[0] != answer[0] || e[1] != answer[1])
                  .toList();
        };
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(others.get(random.nextInt(others.size())));
  }

  private List<Piece> duplicated(byte[] answer) {
    return random.nextBoolean()
        ? List.of(Piece.of(joined(answer, answer)))
        : List.of(Piece.of(answer), Piece.of(answer));
  }

  private List<Piece> split(byte[] answer) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < answer.length) {
      int end = Math.min(answer.length, at + 1 + random.nextInt(answer.length));
      Duration pause = Duration.ofMillis(random.nextInt(3));
      pieces.add(new Piece(pause, Arrays.copyOfRange(answer, at, end), false));
      at = end;
    }
    return pieces;
  }

  private byte[] start(byte[] answer) {
    return Arrays.copyOf(answer, 1 + random.nextInt(answer.length - 1));
  }

  private byte[] garbled(byte[] answer) {
    byte[] wrong = answer.clone();
    // MBAP: header, function and byte count; else the checksum finds up to three bits anywhere
    boolean withoutChecksum = frames == Frames.MBAP || frames == Frames.MBAP_CRC;
    int bits = 8 * (withoutChecksum ? Math.min(9, wrong.length) : wrong.length);
    int[] flipped = random.ints(0, bits).distinct().limit(1 + random.nextInt(3)).toArray();
    for (int bit : flipped) {
      wrong[bit / 8] ^= (byte) (1 << bit % 8);
    }
    return wrong;
  }

  private byte[] noise(byte[] answer) {
    if (frames == Frames.V5 && random.nextBoolean()) {
      return Frames.heartbeat(answer);
    }
    byte[] noise = new byte[1 + random.nextInt(12)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) random.nextInt();
    }
    return noise;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
