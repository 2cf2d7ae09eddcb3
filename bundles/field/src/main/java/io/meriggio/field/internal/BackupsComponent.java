// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal;

import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.field.Backup;
import io.meriggio.field.BackupRefused;
import io.meriggio.field.Backups;
import io.meriggio.field.internal.backup.BackupReader;
import io.meriggio.field.internal.backup.BackupWriter;
import io.meriggio.memory.LiveFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers {@link Backups} of the data directory. */
@Component(service = Backups.class)
public final class BackupsComponent implements Backups {
  private static final Logger LOG = LoggerFactory.getLogger(BackupsComponent.class);
  private static final long LARGEST = 2L << 30;

  private final BackupWriter writer;
  private final BackupReader reader;
  private final String version;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile SiteConfiguration site;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<LiveFile> live = List.of();

  /** Reads the launcher's properties. */
  @Activate
  public BackupsComponent(BundleContext context) {
    Path data = Path.of(Optional.ofNullable(context.getProperty("meriggio.data")).orElse("data"));
    Version own = context.getBundle().getVersion();
    version = own.getMajor() + "." + own.getMinor() + "." + own.getMicro();
    writer = new BackupWriter(data, Clock.systemUTC());
    reader = new BackupReader(data, LARGEST, () -> List.copyOf(live), FieldTexts::text);
  }

  @Override
  public synchronized void write(OutputStream out) throws IOException {
    writer.write(out, List.copyOf(live), version, SerialNumber.of(site));
    LOG.info("A back-up was made");
  }

  @Override
  public synchronized Backup take(InputStream body) throws BackupRefused, IOException {
    Backup backup = reader.take(body);
    LOG.warn("The back-up of {} will be taken at the next start", backup.madeAt());
    return backup;
  }
}
