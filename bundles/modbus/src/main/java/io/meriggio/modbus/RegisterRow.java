// SPDX-License-Identifier: Apache-2.0
package io.meriggio.modbus;

import io.meriggio.device.PollClass;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One row of a register map, checked.
 *
 * @param line its line in the file, from 1
 * @param address first register, 0…0xFFFF
 * @param count registers, 1…125
 * @param type how they are read
 * @param order how the value lies in them
 * @param scale what the device's number is multiplied by to be in {@code unit}
 * @param unit the unit as the map says it, for example {@code kWh}
 * @param access read, written, or both
 * @param readFunction the function that reads it; 0x03 and 0x04 are polled, others are a vendor's
 * @param writeFunction the function that writes it; 0x06 and 0x10 are standard
 * @param name what the row is called
 * @param channel the quantity that it is, empty when only its name tells
 * @param meaning what it means, in words
 * @param models the models that have it; empty = all
 * @param source where it is documented
 * @param confidence how sure it is
 * @param turned whether the device counts with the other sign; empty = by the vocabulary
 * @param poll how often it is read; empty = by what it is
 * @param absent raw values that say that there is nothing
 * @param mask bits of the register that count, for one-register types; the value is what they hold,
 *     the lowest of them counting 1
 * @param maxBlock largest read that may hold it, 0 = no rule of its own
 * @param forbidden registers that no read of its profile may cover
 * @param minimum smallest value that may be commanded, in the point's unit
 * @param maximum largest value that may be commanded
 * @param step the commanded value is a multiple of it
 */
public record RegisterRow(
    int line,
    int address,
    int count,
    RegisterType type,
    WordOrder order,
    BigDecimal scale,
    String unit,
    Access access,
    OptionalInt readFunction,
    OptionalInt writeFunction,
    String name,
    String channel,
    String meaning,
    List<String> models,
    String source,
    Confidence confidence,
    Optional<Boolean> turned,
    Optional<PollClass> poll,
    List<Long> absent,
    int mask,
    int maxBlock,
    List<AddressSpan> forbidden,
    OptionalDouble minimum,
    OptionalDouble maximum,
    OptionalDouble step) {

  /** What may be done with a row. */
  public enum Access {
    RO,
    RW,
    WO
  }

  /** How sure a row is. */
  public enum Confidence {
    /** Two independent sources agree. */
    HIGH,
    /** One source. */
    SINGLE,
    /** Designed by us: never written to a device until the site has checked the map. */
    REFERENCE
  }

  public RegisterRow {
    models = List.copyOf(models);
    absent = List.copyOf(absent);
    forbidden = List.copyOf(forbidden);
  }

  /** The last register. */
  public int last() {
    return address + count - 1;
  }

  /** How far the bits that count lie above the register's lowest, 0…15. */
  public int shift() {
    return Integer.numberOfTrailingZeros(mask);
  }

  /** Whether it is a part of its register only: the other bits belong to others. */
  public boolean isPart() {
    return mask != 0xFFFF;
  }

  /** Whether a poll can read it: by a standard function. */
  public boolean readable() {
    return access != Access.WO
        && readFunction.isPresent()
        && (readFunction.getAsInt() == 0x03 || readFunction.getAsInt() == 0x04);
  }

  /** Whether a standard function writes it. */
  public boolean writable() {
    return access != Access.RO
        && writeFunction.isPresent()
        && (writeFunction.getAsInt() == 0x06 || writeFunction.getAsInt() == 0x10);
  }

  /** Whether a model has it. */
  public boolean isOf(String model) {
    return models.isEmpty() || models.contains(model);
  }

  /** What names its point: the channel, or the name when there is none. */
  public String label() {
    return channel.isEmpty() ? name : channel;
  }

  /**
   * The same row of a device that tells itself where its registers lie and how they are scaled.
   *
   * @param otherAddress 0…0xFFFF
   * @param otherScale above 0
   * @param otherAbsent raw values that say that there is nothing
   */
  public RegisterRow at(int otherAddress, BigDecimal otherScale, List<Long> otherAbsent) {
    return new RegisterRow(
        line,
        otherAddress,
        count,
        type,
        order,
        otherScale,
        unit,
        access,
        readFunction,
        writeFunction,
        name,
        channel,
        meaning,
        models,
        source,
        confidence,
        turned,
        poll,
        otherAbsent,
        mask,
        maxBlock,
        forbidden,
        minimum,
        maximum,
        step);
  }

  /** The same row of a device that sends it in another order. */
  public RegisterRow inOrder(WordOrder other) {
    return new RegisterRow(
        line,
        address,
        count,
        type,
        other,
        scale,
        unit,
        access,
        readFunction,
        writeFunction,
        name,
        channel,
        meaning,
        models,
        source,
        confidence,
        turned,
        poll,
        absent,
        mask,
        maxBlock,
        forbidden,
        minimum,
        maximum,
        step);
  }
}
