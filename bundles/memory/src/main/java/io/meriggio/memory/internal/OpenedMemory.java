// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import io.meriggio.memory.Memory;

/** A memory that is closed when the gateway stops. */
public interface OpenedMemory extends Memory, AutoCloseable {
  @Override
  void close();
}
