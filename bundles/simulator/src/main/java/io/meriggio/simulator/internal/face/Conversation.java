// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import com.ghgande.j2mod.modbus.ModbusIOException;
import com.ghgande.j2mod.modbus.msg.IllegalFunctionRequest;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.net.AbstractModbusListener;
import com.ghgande.j2mod.modbus.procimg.ProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slave's side of one wire: hears requests, lets the addressed device answer.
 *
 * <p>j2mod's own listener isn't used: it can neither keep silent, nor answer late or with a
 * vendor's function byte, nor take several registers at once; its framing and messages are.
 */
final class Conversation implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  private final Wire wire;
  private final List<LineDevice> devices;
  private final Random random;

  /** A conversation of these devices, whose garbled frames are chosen by the seed. */
  @SuppressFBWarnings(
      value = "PREDICTABLE_RANDOM",
      justification = "chooses which byte to break; must be the same again for the same seed")
  Conversation(Wire wire, List<LineDevice> devices, long seed) {
    this.wire = wire;
    this.devices = devices;
    random = new Random(seed);
  }

  @Override
  public void run() {
    try (wire) {
      boolean goesOn = true;
      while (goesOn && !Thread.currentThread().isInterrupted()) {
        Optional<ModbusRequest> request = wire.next();
        goesOn = request.isEmpty() || serve(request.get());
      }
    } catch (IOException | ModbusIOException e) {
      LOG.debug("A simulated line ended: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // j2mod throws these on malformed lengths; a device would drop such a master as well
      LOG.debug("A simulated line got a malformed frame", e);
    }
  }

  /** Whether the stream is still in step afterwards. */
  private boolean serve(ModbusRequest request)
      throws IOException, ModbusIOException, InterruptedException {
    int unit = request.getUnitID() & 0xFF;
    for (LineDevice device : devices) {
      if (device.hears(unit)) {
        send(device.reply(request));
      }
    }
    // j2mod can't know where a request with a strange function ends
    return !(wire.rtu() && request instanceof IllegalFunctionRequest);
  }

  private void send(Optional<LineDevice.Reply> reply) throws IOException, ModbusIOException {
    if (reply.isEmpty()) {
      return;
    }
    if (reply.get().garbled()) {
      wire.send(Replies.garbled(reply.get().message(), wire.rtu(), random));
    } else {
      wire.send(reply.get().message());
    }
  }

  /** Tells j2mod's serial transport which units are ours; it skips the frames of others. */
  static AbstractModbusListener units(List<LineDevice> devices) {
    ProcessImage something = new SimpleProcessImage();
    return new AbstractModbusListener() {
      @Override
      public ProcessImage getProcessImage(int unit) {
        boolean ours = devices.stream().anyMatch(device -> device.hears(unit & 0xFF));
        return ours ? something : null;
      }

      @Override
      public void run() {}

      @Override
      public void stop() {}
    };
  }
}
