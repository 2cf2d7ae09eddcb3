// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;

/**
 * Configuration files against the real Configuration Admin. A start of the gateway is, for its
 * configuration, a start of the bundle that loads it.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SiteConfigurationIT {
  private static final String SITE =
      """
      {"io.meriggio.line~met":{"transport":"modbus-tcp","host":"127.0.0.1","port":1},
       "io.meriggio.device~grid":{"family":"dtsu666","line":"met","unit":32},
       "io.meriggio.plant":{"phases":3,"contractedPower":6000,"productionSources":["a","b"]}}
      """;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Inject private BundleContext context;
  @Inject private ConfigurationAdmin admin;

  private final Queue<String> events = new ConcurrentLinkedQueue<>();
  private ServiceRegistration<?> listening;

  @Configuration
  public Option[] gateway() {
    Path work = Container.work("configuration");
    Prepared.write(work.resolve("site.json"), SITE);
    return new Option[] {Container.gateway("gateway-rest", work, Map.of())};
  }

  @Before
  public void listen() throws Exception {
    restart(SITE);
    listening = context.registerService(ConfigurationListener.class, this::note, null);
  }

  @After
  public void stopListening() {
    listening.unregister();
  }

  private void note(ConfigurationEvent event) {
    if (event.getPid().startsWith("io.meriggio.")) {
      events.add((event.getType() == ConfigurationEvent.CM_DELETED ? "- " : "+ ") + event.getPid());
    }
  }

  @Test
  public void anEqualFileAtRestartChangesNothing() throws Exception {
    restart(SITE);
    restart(SITE.replace("\"unit\":32", "\"unit\" : 32 /* as delivered */"));
    assertEquals(List.of(), service(SiteConfiguration.class).problems());
    barrier();
    assertEquals("[+ io.meriggio.gateway]", events.toString());
  }

  @Test
  public void aChangedPidIsAppliedAndOneThatIsGoneIsRemoved() throws Exception {
    restart(
        SITE.replace("\"port\":1", "\"port\":2")
            .replace(
                ",\n \"io.meriggio.plant\":{\"phases\":3,\"contractedPower\":6000,\"productionSources\":[\"a\",\"b\"]}",
                ""));
    barrier();
    assertEquals(
        new TreeSet<>(List.of("+ io.meriggio.line~met", "- io.meriggio.plant")),
        new TreeSet<>(events.stream().filter(e -> !e.endsWith("gateway")).toList()));
    assertEquals(
        2L,
        admin.getFactoryConfiguration("io.meriggio.line", "met", "?").getProperties().get("port"));
  }

  @Test
  public void aBadPidIsRefusedAndWhatRanGoesOn() throws Exception {
    restart(SITE.replace("\"unit\":32", "\"unit\":320").replace("6000", "4500"));
    barrier();
    assertEquals(
        List.of("+ io.meriggio.plant"),
        events.stream().filter(e -> !e.endsWith("gateway")).toList());
    SiteConfiguration site = service(SiteConfiguration.class);
    List<Problem> problems = site.problems();
    assertEquals(1, problems.size());
    assertEquals("io.meriggio.device~grid", problems.get(0).pid());
    assertEquals(2, problems.get(0).place().orElseThrow().line());
    assertEquals(32L, site.effective().get("io.meriggio.device~grid").get("unit"));
    assertEquals(
        32L,
        admin
            .getFactoryConfiguration("io.meriggio.device", "grid", "?")
            .getProperties()
            .get("unit"));
  }

  @Test
  public void aDoorsChangeStaysAboveTheFile() throws Exception {
    SiteConfiguration site = service(SiteConfiguration.class);
    Map<String, Object> plant = new java.util.TreeMap<>(site.effective().get("io.meriggio.plant"));
    plant.put("contractedPower", 3000);
    assertEquals(List.of(), site.put("io.meriggio.plant", plant));
    restart(SITE);
    assertEquals(
        3000L,
        admin.getConfiguration("io.meriggio.plant", "?").getProperties().get("contractedPower"));
    assertTrue(
        admin.getConfiguration("io.meriggio.plant", "?").getProperties().get("productionSources")
            instanceof String[]);
    restart(SITE.replace("6000", "7000"));
    assertEquals(
        7000L,
        admin.getConfiguration("io.meriggio.plant", "?").getProperties().get("contractedPower"));
  }

  /** Events come later, in order: when this one is there, all before it are. */
  private void barrier() throws Exception {
    String mark = "+ io.meriggio.gateway";
    admin
        .getConfiguration("io.meriggio.gateway", "?")
        .update(new java.util.Hashtable<>(Map.of("name", "mark")));
    Await.until("events are delivered", PATIENCE, () -> events.contains(mark));
  }

  private void restart(String text) throws IOException, BundleException, Exception {
    Files.writeString(Path.of(System.getProperty("meriggio.config")), text);
    Bundle bundle = bundle();
    bundle.stop();
    bundle.start();
    Await.until(
        "the configuration is loaded",
        PATIENCE,
        () -> context.getServiceReference(SiteConfiguration.class) != null);
  }

  private Bundle bundle() {
    for (Bundle bundle : context.getBundles()) {
      if ("io.meriggio.configuration".equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    throw new AssertionError("no configuration bundle");
  }

  private <T> T service(Class<T> type) {
    ServiceReference<T> reference = context.getServiceReference(type);
    return context.getService(reference);
  }
}
