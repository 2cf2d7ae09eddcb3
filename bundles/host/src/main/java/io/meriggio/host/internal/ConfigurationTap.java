// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.osgi.service.cm.ManagedServiceFactory;

/** Takes the configurations of one factory from Configuration Admin, unchecked. */
final class ConfigurationTap implements ManagedServiceFactory {

  private final String name;
  private final BiConsumer<String, Map<String, Object>> configured;
  private final Consumer<String> deleted;

  ConfigurationTap(
      String name, BiConsumer<String, Map<String, Object>> configured, Consumer<String> deleted) {
    this.name = name;
    this.configured = configured;
    this.deleted = deleted;
  }

  @Override
  public String getName() {
    return "Meriggio " + name;
  }

  @Override
  public void updated(String pid, Dictionary<String, ?> properties) {
    Map<String, Object> copy = new HashMap<>();
    Collections.list(properties.keys()).forEach(key -> copy.put(key, properties.get(key)));
    configured.accept(pid, copy);
  }

  @Override
  public void deleted(String pid) {
    deleted.accept(pid);
  }
}
