// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.msg.WriteSingleRegisterRequest;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.util.ModbusUtil;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** A device's answers as j2mod's messages, and as broken frames. */
final class Replies {

  /** Function byte that many inverters put on every refusal (INVERTERS.md section 2). */
  private static final int ERROR_BYTE = 0x90;

  private Replies() {}

  /** The message for an answer; not for {@link Answer.Nothing}. */
  static ModbusResponse message(ModbusRequest request, Answer answer, boolean errorByte90) {
    if (answer instanceof Answer.Words words) {
      return words(request, words.values());
    }
    if (answer instanceof Answer.Refused refused) {
      return errorByte90
          ? new VendorResponse(request, ERROR_BYTE, new byte[] {(byte) refused.code()})
          : request.createExceptionResponse(refused.code());
    }
    if (answer instanceof Answer.Vendor vendor) {
      return new VendorResponse(request, request.getFunctionCode(), vendor.bytes());
    }
    return acknowledgement(request);
  }

  private static ModbusResponse words(ModbusRequest request, List<Integer> values) {
    Register[] registers = values.stream().map(SimpleRegister::new).toArray(Register[]::new);
    ModbusResponse response = request.getResponse();
    if (response instanceof ReadInputRegistersResponse input) {
      input.setRegisters(registers);
    } else {
      ((ReadMultipleRegistersResponse) response).setRegisters(registers);
    }
    return response;
  }

  private static ModbusResponse acknowledgement(ModbusRequest request) {
    if (request instanceof WriteSingleRegisterRequest single) {
      // function 0x06 is acknowledged by its echo; j2mod's own type can't be filled from here
      return new VendorResponse(single, single.getFunctionCode(), single.getMessage());
    }
    WriteMultipleRegistersRequest multiple = (WriteMultipleRegistersRequest) request;
    WriteMultipleRegistersResponse response =
        (WriteMultipleRegistersResponse) multiple.getResponse();
    response.setReference(multiple.getReference());
    response.setWordCount(multiple.getWordCount());
    return response;
  }

  /**
   * The frame of a message with one fault in it that a careful master can see: on RTU one wrong
   * byte, on Modbus TCP a wrong transaction, protocol, unit, function or byte count.
   */
  static byte[] garbled(ModbusResponse response, boolean rtu, Random random) {
    byte[] body = response.getMessage();
    if (rtu) {
      byte[] frame = rtuFrame(response, body);
      frame[random.nextInt(frame.length)] ^= (byte) (1 + random.nextInt(255));
      return frame;
    }
    ByteBuffer frame = ByteBuffer.allocate(8 + body.length);
    frame.putShort((short) response.getTransactionID()).putShort((short) 0);
    frame.putShort((short) (2 + body.length)).put((byte) response.getUnitID());
    frame.put((byte) response.getFunctionCode()).put(body);
    int[] telling = {0, 1, 3, 6, 7, 8};
    int place = telling[random.nextInt(telling.length)];
    // never the top bit: a function byte with it would be an exception, not a broken frame
    frame.put(place, (byte) (frame.get(place) ^ (1 + random.nextInt(127))));
    return frame.array();
  }

  private static byte[] rtuFrame(ModbusResponse response, byte[] body) {
    byte[] frame = new byte[4 + body.length];
    frame[0] = (byte) response.getUnitID();
    frame[1] = (byte) response.getFunctionCode();
    System.arraycopy(body, 0, frame, 2, body.length);
    int[] check = ModbusUtil.calculateCRC(frame, 0, frame.length - 2);
    frame[frame.length - 2] = (byte) check[0];
    frame[frame.length - 1] = (byte) check[1];
    return frame;
  }
}
