// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.history.internal.code.BytesReader;
import io.meriggio.history.internal.code.Column;
import io.meriggio.history.internal.code.Damaged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TailTest {
  private static final long T0 = 1_780_308_000L;

  @Test
  void a_series_that_goes_on_as_it_was_costs_nothing() {
    Tail tail = new Tail();
    tail.write(batch(T0, Map.of(1, tens(2310), 2, tens(5))));
    byte[] row = tail.write(batch(T0 + 10, Map.of(1, tens(2310), 2, tens(5))));

    // second (5 bytes), length, no series, no minutes
    assertThat(row).hasSize(8);
  }

  @Test
  void what_was_written_comes_back_in_order() throws Damaged {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < Integer.getInteger("meriggio.cases", 50); round++) {
      Tail writer = new Tail();
      Tail reader = new Tail();
      long at = T0;
      for (int i = 0; i < 10; i++) {
        Batch batch = random(random, at);
        Batch read = reader.read(new BytesReader(writer.write(batch)));

        assertThat(read.start()).isEqualTo(batch.start());
        assertThat(read.seconds()).isEqualTo(batch.seconds());
        assertThat(read.minutes()).isEqualTo(batch.minutes());
        assertThat(known(read)).isEqualTo(known(batch));
        at += batch.seconds() + (random.nextInt(4) == 0 ? random.nextInt(100) : 0);
      }
    }
  }

  @Test
  void whatever_the_bytes_are_reading_ends_with_a_batch_or_an_error() {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    System.out.println("meriggio.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < Integer.getInteger("meriggio.cases", 300); i++) {
      byte[] row = new Tail().write(random(random, T0));
      for (int spoilt = 0; spoilt < 3; spoilt++) {
        row[random.nextInt(row.length)] = (byte) random.nextInt(256);
      }
      try {
        Batch read = new Tail().read(new BytesReader(row));
        assertThat(read.seconds()).isBetween(0, 3600);
        read.samples().values().forEach(v -> assertThat(v).hasSize(read.seconds()));
      } catch (Damaged expected) {
        assertThat(expected).hasMessageMatching(".+");
      }
    }
  }

  @Test
  void a_row_that_goes_on_behind_a_lost_one_is_refused_until_one_begins_afresh() throws Damaged {
    Tail writer = new Tail();
    byte[] first = writer.write(batch(T0, Map.of(1, tens(7))));
    writer.write(batch(T0 + 10, Map.of(1, tens(8))));
    byte[] third = writer.write(batch(T0 + 20, Map.of(1, tens(8))));
    byte[] later = writer.write(batch(T0 + 60, Map.of(1, tens(9))));

    Tail reader = new Tail();
    reader.read(new BytesReader(first));
    assertThatThrownBy(() -> reader.read(new BytesReader(third))).isInstanceOf(Damaged.class);
    assertThat(known(reader.read(new BytesReader(later))))
        .isEqualTo("{1=[9, 9, 9, 9, 9, 9, 9, 9, 9, 9]}");
  }

  @Test
  void a_series_that_is_no_longer_told_is_a_gap() throws Damaged {
    Tail writer = new Tail();
    Tail reader = new Tail();
    reader.read(new BytesReader(writer.write(batch(T0, Map.of(1, tens(7), 2, tens(8))))));
    Batch read = reader.read(new BytesReader(writer.write(batch(T0 + 10, Map.of(2, tens(8))))));

    assertThat(known(read)).isEqualTo("{2=[8, 8, 8, 8, 8, 8, 8, 8, 8, 8]}");
  }

  /** What isn't all gaps. */
  private static String known(Batch batch) {
    TreeMap<Integer, String> known = new TreeMap<>();
    batch
        .samples()
        .forEach(
            (id, values) -> {
              if (Arrays.stream(values).anyMatch(v -> v != Column.GAP)) {
                known.put(id, Arrays.toString(values));
              }
            });
    return known.toString();
  }

  private static long[] tens(long value) {
    long[] values = new long[10];
    Arrays.fill(values, value);
    return values;
  }

  private static Batch batch(long start, Map<Integer, long[]> samples) {
    return new Batch(start, 10, samples, List.of());
  }

  private static Batch random(Random random, long start) {
    int seconds = random.nextInt(12);
    Map<Integer, long[]> samples = new TreeMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      long[] values = new long[seconds];
      long value = random.nextInt(3000);
      for (int second = 0; second < seconds; second++) {
        value += random.nextInt(4) == 0 ? random.nextInt(100) - 50 : 0;
        values[second] = random.nextInt(6) == 0 ? Column.GAP : value;
      }
      samples.put(1 + random.nextInt(20), values);
    }
    List<Batch.MinuteEntry> minutes = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      minutes.add(
          new Batch.MinuteEntry(
              1 + random.nextInt(20),
              start / 60 - random.nextInt(3),
              random.nextInt(1_000_000),
              1 + random.nextInt(60)));
    }
    return new Batch(start, seconds, samples, minutes);
  }
}
