// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.rest.internal.resource.Gateway;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The gateway's parts as the framework's services. They are tracked rather than injected: a field
 * and two annotations for each of them would be all that stands here.
 */
final class TrackedGateway implements Gateway, AutoCloseable {
  private final Map<Class<?>, ServiceTracker<?, ?>> parts;
  private final String version;

  TrackedGateway(BundleContext context) {
    Version own = context.getBundle().getVersion();
    version = own.getMajor() + "." + own.getMinor() + "." + own.getMicro();
    parts =
        PARTS.keySet().stream()
            .collect(Collectors.toUnmodifiableMap(part -> part, part -> tracked(context, part)));
  }

  private static ServiceTracker<?, ?> tracked(BundleContext context, Class<?> part) {
    ServiceTracker<?, ?> tracker = new ServiceTracker<>(context, part, null);
    tracker.open();
    return tracker;
  }

  @Override
  public <T> Optional<T> find(Class<T> part) {
    return Optional.ofNullable(parts.get(part)).map(ServiceTracker::getService).map(part::cast);
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void close() {
    parts.values().forEach(ServiceTracker::close);
  }
}
