// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.ref.WeakReference;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;

/** The bundles of the framework, and whether what was replaced has gone. */
final class Installed {
  private final BundleContext context;

  Installed(BundleContext context) {
    this.context = context;
  }

  List<Bundle> bundles(String symbolicName) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .toList();
  }

  /** The version of the only bundle of this name. */
  String version(String symbolicName) {
    List<Bundle> bundles = bundles(symbolicName);
    assertEquals(bundles.toString(), 1, bundles.size());
    return bundles.get(0).getVersion().toString();
  }

  WeakReference<ClassLoader> loader(String symbolicName) {
    return new WeakReference<>(
        bundles(symbolicName).get(0).adapt(BundleWiring.class).getClassLoader());
  }

  static boolean collected(List<WeakReference<ClassLoader>> loaders) {
    System.gc();
    return loaders.stream().allMatch(loader -> loader.get() == null);
  }

  /** An upload that has been taken. */
  static void accepted(HttpResponse<String> answer) {
    assertTrue(answer.statusCode() + " " + answer.body(), answer.statusCode() / 100 == 2);
  }
}
