// SPDX-License-Identifier: Apache-2.0
package io.meriggio.memory.internal;

import io.meriggio.memory.LiveFile;
import io.meriggio.memory.Memory;
import io.meriggio.memory.file.DatabaseFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Opens the memory when the gateway starts, whoever asks for it, and closes it when it stops; lends
 * its SQLite to bundles with files of their own.
 */
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"io.meriggio.memory.Memory\"")
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"io.meriggio.memory.file.DatabaseFiles\"")
@Component(
    service = {},
    immediate = true)
public final class MemoryComponent {
  private final OpenedMemory memory;
  private final ServiceRegistration<Memory> registration;
  private Optional<ServiceRegistration<LiveFile>> copies = Optional.empty();
  private final ServiceRegistration<DatabaseFiles> files;

  /**
   * Reads {@code meriggio.data} and {@code karaf.home}; without a data directory all is forgotten.
   */
  @Activate
  public MemoryComponent(BundleContext context) {
    Optional<Path> libraries =
        Optional.ofNullable(context.getProperty("karaf.home"))
            .map(home -> Path.of(home, "lib", "native", "sqlite"));
    memory =
        Optional.ofNullable(context.getProperty("meriggio.data"))
            .<OpenedMemory>map(
                data -> Opening.in(Path.of(data, "memory"), libraries, Clock.systemUTC()))
            .orElseGet(
                () -> new ForgetfulMemory(MemoryTexts.text("start.folder", "meriggio.data")));
    registration = context.registerService(Memory.class, memory, null);
    if (memory instanceof LiveFile file) {
      copies = Optional.of(context.registerService(LiveFile.class, file, null));
    }
    files = context.registerService(DatabaseFiles.class, new SqliteFiles(libraries), null);
  }

  @Deactivate
  void stop() {
    copies.ifPresent(ServiceRegistration::unregister);
    files.unregister();
    registration.unregister();
    memory.close();
    NativeLibrary.forget();
  }
}
