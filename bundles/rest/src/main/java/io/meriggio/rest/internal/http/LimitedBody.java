// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that fails when it turns out to be larger than allowed, however it was announced. */
public final class LimitedBody extends FilterInputStream {
  private final long largest;
  private long read;

  public LimitedBody(InputStream in, long largest) {
    super(in);
    this.largest = largest;
  }

  /** Whether more came than is allowed. */
  public boolean isExceeded() {
    return read > largest;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int some = super.read(buffer, offset, length);
    count(Math.max(0, some));
    return some;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) throws IOException {
    read += bytes;
    if (isExceeded()) {
      throw new IOException("the body is larger than " + largest + " bytes");
    }
  }
}
