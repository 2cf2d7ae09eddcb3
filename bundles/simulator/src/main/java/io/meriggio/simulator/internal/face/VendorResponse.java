// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator.internal.face;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** An answer whose function byte and body the Modbus standard doesn't know. */
final class VendorResponse extends ModbusResponse {

  private final byte[] body;

  /** An answer to this request, with this function byte and these bytes after it. */
  VendorResponse(ModbusRequest request, int function, byte[] body) {
    this.body = body.clone();
    setUnitID(request.getUnitID());
    setFunctionCode(function);
    setDataLength(body.length);
    setHeadless(request.isHeadless());
    setTransactionID(request.getTransactionID());
  }

  @Override
  public void writeData(DataOutput out) throws IOException {
    out.write(body);
  }

  @Override
  public void readData(DataInput in) throws IOException {
    throw new IOException("a slave sends this answer, it reads none");
  }

  @Override
  public byte[] getMessage() {
    return body.clone();
  }
}
