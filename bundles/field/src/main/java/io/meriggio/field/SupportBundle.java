// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What somebody needs who helps from afar: versions, configuration, states, notices, the doctor's
 * findings, threads and logs with the traces of lines that are in them; passwords, tokens, codes
 * and keys are removed.
 *
 * <p>Threads: any; one is made at a time, a second call waits.
 */
@ProviderType
public interface SupportBundle {

  /**
   * Writes it as a zip archive. A part that fails is replaced by what went wrong with it.
   *
   * @param out is not closed
   * @throws IOException when it can't be written
   */
  void write(OutputStream out) throws IOException;
}
