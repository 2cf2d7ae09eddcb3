// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field.internal;

import io.meriggio.access.FactoryResetListener;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.field.Notice;
import io.meriggio.field.NoticeSource;
import io.meriggio.field.SafeMode;
import io.meriggio.field.Upkeep;
import io.meriggio.memory.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.condition.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers {@link Upkeep}, and the condition for which host, controller, packs and the face for plant
 * controllers wait: in safe mode it never comes.
 */
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"org.osgi.service.condition.Condition\"")
@Component(
    service = {Upkeep.class, FactoryResetListener.class},
    immediate = true)
public final class UpkeepComponent implements Upkeep, FactoryResetListener {
  private static final Logger LOG = LoggerFactory.getLogger(UpkeepComponent.class);

  private final Optional<SafeMode> safeMode;
  private final Notices notices;
  private final NextStart nextStart;
  private final Restart restart;
  private final Optional<ServiceRegistration<Condition>> control;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Memory memory;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile SiteConfiguration site;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<NoticeSource> sources = List.of();

  /** Reads the launcher's properties. */
  @Activate
  public UpkeepComponent(BundleContext context) {
    Path data = Path.of(Optional.ofNullable(context.getProperty("meriggio.data")).orElse("data"));
    safeMode = SafeModes.of(context::getProperty);
    notices =
        new Notices(data, new Disk(data), Clock.systemUTC(), () -> Optional.ofNullable(memory));
    nextStart = new NextStart(data, () -> SerialNumber.of(site));
    restart = new Restart(context.getBundle(0));
    safeMode.ifPresent(mode -> LOG.error("{}", mode.reason().english()));
    control = safeMode.isPresent() ? Optional.empty() : Optional.of(allow(context));
  }

  private static ServiceRegistration<Condition> allow(BundleContext context) {
    Dictionary<String, Object> id = new Hashtable<>();
    id.put(Condition.CONDITION_ID, CONTROL_CONDITION);
    return context.registerService(Condition.class, Condition.INSTANCE, id);
  }

  @Deactivate
  void stop() {
    control.ifPresent(ServiceRegistration::unregister);
  }

  @Override
  public Optional<SafeMode> safeMode() {
    return safeMode;
  }

  @Override
  public List<Notice> notices() {
    List<Notice> all = new ArrayList<>(notices.with(safeMode));
    sources.forEach(source -> all.addAll(source.notices()));
    return List.copyOf(all);
  }

  @Override
  public void restart(String by) {
    restart.begin(by);
  }

  /** The accounts are gone already; what is on the disk goes when nobody uses it any more. */
  @Override
  public void factoryReset() {
    try {
      eraseAtNextStart("the owner");
      restart("the factory reset");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void eraseAtNextStart(String by) throws IOException {
    LOG.warn("Factory reset at the next start, wanted by {}", by);
    nextStart.erase();
  }
}
