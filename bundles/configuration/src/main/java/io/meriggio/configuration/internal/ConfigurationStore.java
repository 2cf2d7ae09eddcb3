// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The site's part of Configuration Admin: the PIDs that {@link SiteSchema} knows.
 *
 * <p>Threads: one at a time.
 */
final class ConfigurationStore {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationStore.class);
  private static final String ANY_BUNDLE = "?";

  private final ConfigurationAdmin admin;

  ConfigurationStore(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /** What it holds, by PID. */
  Map<String, Map<String, Object>> content() throws IOException {
    Map<String, Map<String, Object>> content = new TreeMap<>();
    for (Map.Entry<String, Configuration> entry : configurations().entrySet()) {
      if (entry.getValue().getProperties() != null) {
        content.put(entry.getKey(), PlainValue.properties(entry.getValue().getProperties()));
      }
    }
    return content;
  }

  /**
   * Makes its content what is wanted, and touches only what differs: lines come before their
   * devices and go after them.
   */
  void become(Map<String, Map<String, Object>> wanted) throws IOException {
    Map<String, Configuration> present = configurations();
    for (Map.Entry<String, Configuration> entry : present.entrySet()) {
      if (!wanted.containsKey(entry.getKey())) {
        LOG.info("Configuration {} removed", entry.getKey());
        entry.getValue().delete();
      }
    }
    Map<String, Map<String, Object>> ordered = new TreeMap<>(Comparator.reverseOrder());
    ordered.putAll(wanted);
    for (Map.Entry<String, Map<String, Object>> entry : ordered.entrySet()) {
      Configuration configuration = present.get(entry.getKey());
      if (configuration == null || !holds(configuration, entry.getValue())) {
        update(entry.getKey(), entry.getValue());
      }
    }
  }

  private static boolean holds(Configuration configuration, Map<String, Object> wanted) {
    return configuration.getProperties() != null
        && PlainValue.properties(configuration.getProperties()).equals(wanted);
  }

  private void update(String pid, Map<String, Object> properties) throws IOException {
    int tilde = pid.indexOf('~');
    Configuration configuration =
        tilde < 0
            ? admin.getConfiguration(pid, ANY_BUNDLE)
            : admin.getFactoryConfiguration(
                pid.substring(0, tilde), pid.substring(tilde + 1), ANY_BUNDLE);
    configuration.update(PlainValue.dictionary(properties));
    LOG.info("Configuration {} applied", pid);
  }

  private Map<String, Configuration> configurations() throws IOException {
    Map<String, Configuration> found = new TreeMap<>();
    Configuration[] all;
    try {
      all = admin.listConfigurations("(service.pid=io.meriggio.*)");
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
    for (Configuration configuration : all == null ? new Configuration[0] : all) {
      if (SiteSchema.knows(configuration.getPid())) {
        found.put(configuration.getPid(), configuration);
      }
    }
    return found;
  }
}
