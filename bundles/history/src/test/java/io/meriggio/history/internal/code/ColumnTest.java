// SPDX-License-Identifier: Apache-2.0
package io.meriggio.history.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnTest {
  private static final long GAP = Column.GAP;

  @Test
  void a_column_is_written_as_the_description_says() {
    // 5: zigzag 10, value token 20; 5 twice more: (2-1)<<2|1; gap of three: (3-1)<<2|3; 4: −1 is
    // zigzag 1, token 2
    assertThat(bytes(5, 5, 5, GAP, GAP, GAP, 4)).containsExactly(20, 5, 11, 2);
    // a day's worth of one value: one value and one run
    long[] same = new long[3600];
    Arrays.fill(same, 2310);
    assertThat(bytes(same)).hasSize(4);
    // −32 to 31 take one byte
    assertThat(bytes(-32)).hasSize(1);
    assertThat(bytes(31)).hasSize(1);
    assertThat(bytes(32)).hasSize(2);
  }

  @Test
  void what_was_written_comes_back_also_what_is_held_back() throws Damaged {
    Random random = random();
    for (int i = 0; i < cases(); i++) {
      long[] slots = slots(random, 1 + random.nextInt(400));
      byte[] written = bytes(slots);

      BytesReader reader = new BytesReader(written);
      assertThat(reader.column(slots.length)).isEqualTo(slots);
      assertThat(reader.atEnd()).isTrue();
      assertThat(soFar(slots)).isEqualTo(written);
    }
  }

  @Test
  void a_column_goes_on_behind_another() throws Damaged {
    Bytes bytes = new Bytes();
    ColumnWriter writer = new ColumnWriter(bytes, 2310);
    writer.add(2310);
    writer.add(2311);
    writer.end();

    assertThat(bytes.size()).isEqualTo(2);
    assertThat(new BytesReader(bytes.toArray()).column(2, 2310)).containsExactly(2310, 2311);
  }

  @Test
  void whatever_the_bytes_are_reading_ends_with_a_column_or_an_error() {
    Random random = random();
    for (int i = 0; i < cases(); i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      assertBounded(bytes, 1 + random.nextInt(100));
    }
  }

  @Test
  void every_damaged_byte_of_a_sealed_column_is_found() throws Damaged {
    Random random = random();
    for (int i = 0; i < Math.max(5, cases() / 20); i++) {
      long[] slots = slots(random, 60);
      byte[] sealed = Seal.put(77, bytes(slots));
      assertThat(Seal.open(77, sealed).column(60)).isEqualTo(slots);
      for (int at = 0; at < sealed.length; at++) {
        byte[] spoilt = sealed.clone();
        spoilt[at] ^= (byte) (1 + random.nextInt(255));
        assertThatThrownBy(() -> Seal.open(77, spoilt)).isInstanceOf(Damaged.class);
        assertBounded(Arrays.copyOfRange(spoilt, 4, spoilt.length), 60);
      }
      assertThatThrownBy(() -> Seal.open(78, sealed)).isInstanceOf(Damaged.class);
      byte[] cut = Arrays.copyOf(sealed, random.nextInt(sealed.length));
      assertThatThrownBy(() -> Seal.open(77, cut)).isInstanceOf(Damaged.class);
    }
  }

  @Test
  void numbers_keep_their_bounds() {
    byte[] endless = new byte[20];
    Arrays.fill(endless, (byte) 0xff);
    assertThatThrownBy(() -> new BytesReader(endless).number()).isInstanceOf(Damaged.class);
    byte[] last = {-1, -1, -1, -1, -1, -1, -1, -1, -1, 2};
    assertThatThrownBy(() -> new BytesReader(last).number()).isInstanceOf(Damaged.class);
    assertThatThrownBy(() -> new BytesReader(new byte[] {7}).number(0, 6))
        .hasMessage("found 7, allowed: 0 to 6");
    // a run of 2^62 slots
    Bytes long62 = new Bytes();
    long62.number(-1L);
    assertThatThrownBy(() -> new BytesReader(long62.toArray()).column(10))
        .isInstanceOf(Damaged.class);
    Bytes beyond = new Bytes();
    beyond.number(Column.zigzag(Column.MOST + 1) << 1);
    assertThatThrownBy(() -> new BytesReader(beyond.toArray()).column(1))
        .hasMessage("the value of slot 0 is out of range");
  }

  private static void assertBounded(byte[] bytes, int slots) {
    try {
      for (long value : new BytesReader(bytes).column(slots)) {
        assertThat(value == GAP || Column.holds(value)).isTrue();
      }
    } catch (Damaged expected) {
      assertThat(expected).hasMessageMatching(".+");
    }
  }

  private static byte[] bytes(long... slots) {
    Bytes bytes = new Bytes();
    Column.write(slots, bytes);
    return bytes.toArray();
  }

  private static byte[] soFar(long... slots) {
    ColumnWriter writer = new ColumnWriter(new Bytes());
    for (long slot : slots) {
      writer.add(slot);
    }
    return writer.soFar();
  }

  private static long[] slots(Random random, int count) {
    long[] slots = new long[count];
    long value = 0;
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(10);
      if (kind == 9) {
        value = (random.nextLong() & 2 * Column.MOST - 1) - Column.MOST;
      } else if (kind > 4) {
        value = Math.max(-Column.MOST, Math.min(Column.MOST, value + random.nextInt(200) - 100));
      }
      slots[i] = kind < 2 ? GAP : value;
    }
    return slots;
  }

  private static int cases() {
    return Integer.getInteger("meriggio.cases", 200);
  }

  private static Random random() {
    long seed = Long.getLong("meriggio.seed", System.nanoTime());
    System.out.println("meriggio.seed=" + seed);
    return new Random(seed);
  }
}
