// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of the service worker, which keeps the page of one build in the browser. */
final class ServiceWorker {

  private ServiceWorker() {}

  /**
   * Fills the template: {@code @BUILD@} is the id of the build, {@code @FILES@} the list of what is
   * kept: the page and all its files but licences.
   *
   * @param template the bytes of {@code service-worker.js}
   * @param buildId the id of the files
   * @param paths under which the files are served
   */
  static String of(byte[] template, String buildId, Collection<String> paths) {
    String files =
        Stream.concat(
                Stream.of("/"), paths.stream().filter(path -> !path.endsWith("/LICENSE")).sorted())
            .map(path -> '"' + path + '"')
            .collect(Collectors.joining(",", "[", "]"));
    return new String(template, StandardCharsets.UTF_8)
        .replace("@BUILD@", buildId)
        .replace("@FILES@", files);
  }
}
