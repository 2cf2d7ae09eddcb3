// SPDX-License-Identifier: Apache-2.0
package io.meriggio.configuration.internal;

import io.meriggio.configuration.Layer;
import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the site's configuration; applies the files when the gateway starts. */
@Component(service = SiteConfiguration.class, immediate = true)
public final class SiteConfigurationComponent implements SiteConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(SiteConfigurationComponent.class);

  private final SiteConfiguration site;

  /**
   * Reads {@code meriggio.config} and {@code meriggio.data}.
   *
   * @throws IOException when the data directory can't be written
   */
  @Activate
  public SiteConfigurationComponent(BundleContext context, @Reference ConfigurationAdmin admin)
      throws IOException {
    String data = context.getProperty("meriggio.data");
    if (data == null) {
      throw new IOException("The system property meriggio.data names no data directory");
    }
    site =
        LayeredSiteConfiguration.start(
            new LayerStore(Path.of(data)),
            new ConfigurationStore(admin),
            files(context.getProperty("meriggio.config")));
    site.problems().forEach(SiteConfigurationComponent::tell);
  }

  private static List<Path> files(String paths) {
    return paths == null || paths.isBlank()
        ? List.of()
        : Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(paths)
            .filter(path -> !path.isBlank())
            .map(Path::of)
            .toList();
  }

  /** In the log, and for who started the gateway in a terminal. */
  private static void tell(Problem problem) {
    String sentence = problem.sentence();
    System.err.println(sentence);
    if (problem.warning()) {
      LOG.warn("{}", sentence);
    } else {
      LOG.error("{}", sentence);
    }
  }

  @Override
  public Map<String, Map<String, Object>> effective() {
    return site.effective();
  }

  @Override
  public List<Problem> put(String pid, Map<String, Object> properties) {
    return site.put(pid, properties);
  }

  @Override
  public boolean delete(String pid) {
    return site.delete(pid);
  }

  @Override
  public List<Problem> change(Map<String, Optional<Map<String, Object>>> changes) {
    return site.change(changes);
  }

  @Override
  public List<Layer> layers() {
    return site.layers();
  }

  @Override
  public List<Problem> problems() {
    return site.problems();
  }
}
