// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import io.meriggio.device.DeviceException;
import io.meriggio.device.ModbusLink;
import io.meriggio.device.Reason;
import io.meriggio.modbus.Profile;
import io.meriggio.modbus.RegisterRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A Modbus line with units made of register images. A register that has not been set does not
 * exist: reading it is refused with exception 2, as most devices do. Every request is kept.
 */
public final class ScriptedLink implements ModbusLink {

  private static final int ILLEGAL_ADDRESS = 2;
  private static final int ILLEGAL_VALUE = 3;

  private final Map<Long, Integer> registers = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<Integer, UnaryOperator<byte[]>> vendor = new HashMap<>();
  private final List<Consumer<Request>> reactions = new ArrayList<>();
  private int largestBlock = 125;
  private Cost cost = new Cost(0.02, 0);

  /**
   * What was asked of the line.
   *
   * @param turn its class; {@link Turn#WRITE} for writes
   * @param function the function code
   * @param values what was to be written, empty for reads
   * @param writes whether it changes anything in the device
   */
  public record Request(
      Turn turn,
      int unit,
      int function,
      int address,
      int count,
      List<Integer> values,
      boolean writes) {
    /** The last register. */
    public int last() {
      return address + count - 1;
    }

    /** It as an RTU frame, as documents print one; for reads and writes of registers. */
    public String frame() {
      return writes
          ? Frame.write(
              unit, function, address, values.stream().mapToInt(Integer::intValue).toArray())
          : Frame.read(unit, function, address, count);
    }
  }

  private record Rule(Predicate<Request> when, DeviceException failure) {}

  /**
   * A device that has whole blocks of registers, as inverters do: every block in which the profile
   * has a readable row, 0 until a test says otherwise.
   *
   * @param block registers a block; blocks begin at multiples of it
   */
  public static ScriptedLink withBlocksOf(Profile profile, int unit, int block) {
    ScriptedLink link = new ScriptedLink();
    for (RegisterRow row : profile.rows()) {
      if (row.readable()) {
        int first = row.address() - row.address() % block;
        link.setFor(unit, row.readFunction().orElse(3), first, new int[block]);
      }
    }
    return link;
  }

  /** Sets registers that functions 0x03 and 0x04 both show. */
  public ScriptedLink set(int unit, int address, int... words) {
    return setFor(unit, 0x03, address, words).setFor(unit, 0x04, address, words);
  }

  /** Sets registers of one function. */
  public ScriptedLink setFor(int unit, int function, int address, int... words) {
    for (int index = 0; index < words.length; index++) {
      registers.put(key(unit, function, address + index), words[index] & 0xFFFF);
    }
    return this;
  }

  /** Sets registers given as hexadecimal words parted by blanks, as documents print them. */
  public ScriptedLink set(int unit, int address, String words) {
    String[] parts = words.trim().split(" +");
    for (int index = 0; index < parts.length; index++) {
      set(unit, address + index, Integer.parseInt(parts[index], 16));
    }
    return this;
  }

  /** Sets a 32-bit float, high word first. */
  public ScriptedLink setFloat(int unit, int address, double number) {
    int bits = Float.floatToIntBits((float) number);
    return set(unit, address, bits >>> 16, bits & 0xFFFF);
  }

  /** Takes registers away: from now on they don't exist. */
  public ScriptedLink remove(int unit, int first, int last) {
    for (int address = first; address <= last; address++) {
      registers.remove(key(unit, 0x03, address));
      registers.remove(key(unit, 0x04, address));
    }
    return this;
  }

  /**
   * Answers a vendor function, which is refused with exception 1 without it.
   *
   * @param answer makes the answer's PDU of the request's
   */
  public ScriptedLink answer(int function, UnaryOperator<byte[]> answer) {
    vendor.put(function, answer);
    return this;
  }

  /** A larger read is refused with exception 3. */
  public ScriptedLink largestBlock(int count) {
    largestBlock = count;
    return this;
  }

  /** What the line says that reads cost. */
  public ScriptedLink cost(double perRequest, double perRegister) {
    cost = new Cost(perRequest, perRegister);
    return this;
  }

  /** Requests that fit fail with a Modbus exception. */
  public ScriptedLink refuse(Predicate<Request> when, int exception) {
    return fail(when, DeviceException.modbus(exception, "exception " + exception));
  }

  /** Requests that fit get no answer. */
  public ScriptedLink silent(Predicate<Request> when) {
    return fail(when, new DeviceException(Reason.TIMEOUT, "no answer"));
  }

  /** Requests that fit get an answer that makes no sense. */
  public ScriptedLink garbled(Predicate<Request> when) {
    return fail(when, new DeviceException(Reason.DEVICE_ERROR, "garbled answer"));
  }

  private ScriptedLink fail(Predicate<Request> when, DeviceException failure) {
    rules.add(new Rule(when, failure));
    return this;
  }

  /**
   * Gives the devices a life of their own.
   *
   * @param reaction sees every request before it is answered, writes after they have been done, and
   *     may set registers
   */
  public ScriptedLink reacting(Consumer<Request> reaction) {
    reactions.add(reaction);
    return this;
  }

  /** Ends all failures: the device is well again. */
  public ScriptedLink healthy() {
    rules.clear();
    return this;
  }

  /** All requests so far, in their order. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The requests since the last call of this method or the start. */
  public List<Request> newRequests() {
    List<Request> since = requests();
    requests.clear();
    return since;
  }

  /** A register's content, empty when there is none. */
  public Optional<Integer> register(int unit, int address) {
    return Optional.ofNullable(registers.get(key(unit, 0x03, address)));
  }

  /** The registers that a unit has, for function 0x03 or 0x04, in rising order. */
  public List<Integer> addresses(int unit) {
    return registers.keySet().stream()
        .filter(key -> key >>> 24 == unit)
        .map(key -> (int) (key & 0xFFFF))
        .distinct()
        .sorted()
        .toList();
  }

  /** Fills every register of a unit with chance and with the edges of all types. */
  public void scramble(int unit, Random random) {
    int[] edges = {0, 0xFFFF, 0x8000, 0x7FFF, 0x7FC0, 0x7F80, 0xFF80};
    for (int address : addresses(unit)) {
      boolean edge = random.nextInt(3) == 0;
      set(unit, address, edge ? edges[random.nextInt(edges.length)] : random.nextInt(0x10000));
    }
  }

  @Override
  public void read(
      Turn turn, int unit, int function, int address, int count, int[] image, int offset)
      throws DeviceException {
    if (count < 1 || count > 125 || address < 0 || address + count > 0x10000) {
      throw new IllegalArgumentException("read of " + count + " registers from " + address);
    }
    if (function != 0x03 && function != 0x04) {
      throw new IllegalArgumentException("read with function " + function);
    }
    Request request = new Request(turn, unit, function, address, count, List.of(), false);
    accept(request);
    reactions.forEach(reaction -> reaction.accept(request));
    if (count > largestBlock) {
      throw DeviceException.modbus(ILLEGAL_VALUE, "exception 3: " + count + " registers");
    }
    int[] words = new int[count];
    for (int index = 0; index < count; index++) {
      Integer word = registers.get(key(unit, function, address + index));
      if (word == null) {
        throw DeviceException.modbus(
            ILLEGAL_ADDRESS, String.format("exception 2 at 0x%04X", address + index));
      }
      words[index] = word;
    }
    System.arraycopy(words, 0, image, offset, count);
  }

  @Override
  public void write(int unit, int function, int address, int[] values) throws DeviceException {
    List<Integer> words = java.util.Arrays.stream(values).boxed().toList();
    Request request = new Request(Turn.WRITE, unit, function, address, values.length, words, true);
    accept(request);
    set(unit, address, values);
    reactions.forEach(reaction -> reaction.accept(request));
  }

  @Override
  public byte[] exchange(Turn turn, boolean write, int unit, byte[] request, int answerLength)
      throws DeviceException {
    accept(new Request(turn, unit, request[0] & 0xFF, 0, 0, List.of(), write));
    UnaryOperator<byte[]> answer = vendor.get(request[0] & 0xFF);
    if (answer == null) {
      throw DeviceException.modbus(1, "exception 1: this vendor function is not scripted");
    }
    return answer.apply(request.clone());
  }

  private void accept(Request request) throws DeviceException {
    requests.add(request);
    for (Rule rule : rules) {
      if (rule.when.test(request)) {
        throw rule.failure;
      }
    }
  }

  @Override
  public int maxRead() {
    return 125;
  }

  @Override
  public Cost cost(int unit) {
    return cost;
  }

  private static long key(int unit, int function, int address) {
    return (long) unit << 24 | (long) function << 16 | address;
  }
}
