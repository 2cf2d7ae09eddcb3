// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configuration Admin in memory; it notes what is done to it, and can die in the middle. */
final class MemoryConfigurationAdmin {
  final Map<String, Dictionary<String, Object>> stored = new TreeMap<>();
  final List<String> done = new ArrayList<>();
  int stepsToLive = Integer.MAX_VALUE;

  /** A step that fails the first time, and works when it is tried again. */
  String failsOnceAt = "";

  ConfigurationAdmin admin() {
    return (ConfigurationAdmin)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ConfigurationAdmin.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "listConfigurations" ->
                      stored.isEmpty()
                          ? null
                          : stored.keySet().stream()
                              .map(this::configuration)
                              .toArray(Configuration[]::new);
                  case "getConfiguration" -> configuration((String) arguments[0]);
                  case "getFactoryConfiguration" ->
                      configuration(arguments[0] + "~" + arguments[1]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Configuration configuration(String pid) {
    return (Configuration)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Configuration.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "getPid":
                  return pid;
                case "getProperties":
                  return stored.get(pid);
                case "update":
                  step("update " + pid);
                  @SuppressWarnings("unchecked")
                  Dictionary<String, Object> properties = (Dictionary<String, Object>) arguments[0];
                  properties.put("service.pid", pid);
                  stored.put(pid, properties);
                  return null;
                case "delete":
                  step("delete " + pid);
                  stored.remove(pid);
                  return null;
                default:
                  throw new UnsupportedOperationException(method.getName());
              }
            });
  }

  private void step(String what) throws IOException {
    if (stepsToLive-- <= 0) {
      throw new IOException("killed before " + what);
    }
    if (what.equals(failsOnceAt)) {
      failsOnceAt = "";
      throw new IOException("no room for " + what);
    }
    done.add(what);
  }
}
