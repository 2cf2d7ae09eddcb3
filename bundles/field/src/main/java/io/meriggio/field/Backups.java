// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The whole data directory as one file: configuration, accounts, memory, history, maps, packs and
 * keys. It holds secrets: only for the Owner.
 *
 * <p>Threads: any; one back-up is made or taken at a time, a second call waits.
 */
@ProviderType
public interface Backups {

  /**
   * Writes a back-up as a zip archive. Databases are copied as they were at one moment.
   *
   * @param out is not closed; after an exception it holds an archive that no gateway takes
   * @throws IOException when something can't be read or written
   */
  void write(OutputStream out) throws IOException;

  /**
   * Takes a back-up at the next start: it is checked whole and laid ready; what runs goes on. What
   * is there now is put aside then, in {@code kept/before-restore}.
   *
   * @param body the archive; is not closed
   * @return what it is
   * @throws BackupRefused with what is wrong; a back-up that was laid ready before stays
   * @throws IOException when the body ends too soon or there is no room
   */
  Backup take(InputStream body) throws BackupRefused, IOException;
}
