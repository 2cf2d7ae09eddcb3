// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.access.Access;
import io.meriggio.alarms.AlarmBook;
import io.meriggio.alarms.Notices;
import io.meriggio.commissioning.Commissioning;
import io.meriggio.configuration.Families;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.controller.ChargePoints;
import io.meriggio.controller.CtCheck;
import io.meriggio.controller.ExportLimit;
import io.meriggio.controller.Outputs;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantEnergy;
import io.meriggio.controller.PlantPower;
import io.meriggio.controller.StorageControl;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.Discovery;
import io.meriggio.device.LineDirectory;
import io.meriggio.field.Backups;
import io.meriggio.field.SupportBundle;
import io.meriggio.field.Upkeep;
import io.meriggio.history.History;
import io.meriggio.rest.internal.event.Changes;
import io.meriggio.rest.internal.event.EventPublisher;
import io.meriggio.rest.internal.http.Router;
import io.meriggio.rest.internal.resource.Api;
import io.meriggio.rest.internal.resource.Gateway;
import io.meriggio.tls.Certificates;
import io.meriggio.update.Packs;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The REST door as a whiteboard servlet. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/*")
@HttpWhiteboardServletAsyncSupported
public final class RestComponent extends HttpServlet implements Gateway {
  private static final long serialVersionUID = 1L;

  private final transient EventPublisher events;
  private final transient Router router;
  private final String version;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile DeviceDirectory devices;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile LineDirectory lines;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile Plant plant;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile SiteConfiguration configuration;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile Packs packs;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile Discovery discovery;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile Upkeep upkeep;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile Backups backups;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile SupportBundle supportBundle;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile Certificates certificates;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile ChargePoints chargePoints;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile Outputs outputs;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile StorageControl storages;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile ExportLimit exportLimit;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile PlantPower plantPower;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile CtCheck ctCheck;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile PlantEnergy plantEnergy;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile History history;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile Commissioning commissioning;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile AlarmBook alarms;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile Notices notices;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile Families families;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile Access access;

  /** Opens the door. */
  @Activate
  public RestComponent(@Reference Changes changes, BundleContext context) {
    Version own = context.getBundle().getVersion();
    version = own.getMajor() + "." + own.getMinor() + "." + own.getMicro();
    events = new EventPublisher(this, changes, EventPublisher.Limits.NORMAL);
    router = Api.router(this, events.routes());
  }

  @Deactivate
  void deactivate() {
    events.close();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    router.handle(request, response);
  }

  @Override
  public Optional<DeviceDirectory> devices() {
    return Optional.ofNullable(devices);
  }

  @Override
  public Optional<LineDirectory> lines() {
    return Optional.ofNullable(lines);
  }

  @Override
  public Optional<Plant> plant() {
    return Optional.ofNullable(plant);
  }

  @Override
  public Optional<SiteConfiguration> configuration() {
    return Optional.ofNullable(configuration);
  }

  @Override
  public Optional<Packs> packs() {
    return Optional.ofNullable(packs);
  }

  @Override
  public Optional<Upkeep> upkeep() {
    return Optional.ofNullable(upkeep);
  }

  @Override
  public Optional<Backups> backups() {
    return Optional.ofNullable(backups);
  }

  @Override
  public Optional<SupportBundle> supportBundle() {
    return Optional.ofNullable(supportBundle);
  }

  @Override
  public Optional<Certificates> certificates() {
    return Optional.ofNullable(certificates);
  }

  @Override
  public Optional<Discovery> discovery() {
    return Optional.ofNullable(discovery);
  }

  @Override
  public Optional<ChargePoints> chargePoints() {
    return Optional.ofNullable(chargePoints);
  }

  @Override
  public Optional<Outputs> outputs() {
    return Optional.ofNullable(outputs);
  }

  @Override
  public Optional<StorageControl> storages() {
    return Optional.ofNullable(storages);
  }

  @Override
  public Optional<ExportLimit> exportLimit() {
    return Optional.ofNullable(exportLimit);
  }

  @Override
  public Optional<PlantPower> plantPower() {
    return Optional.ofNullable(plantPower);
  }

  @Override
  public Optional<CtCheck> ctCheck() {
    return Optional.ofNullable(ctCheck);
  }

  @Override
  public Optional<PlantEnergy> plantEnergy() {
    return Optional.ofNullable(plantEnergy);
  }

  @Override
  public Optional<History> history() {
    return Optional.ofNullable(history);
  }

  @Override
  public Optional<Commissioning> commissioning() {
    return Optional.ofNullable(commissioning);
  }

  @Override
  public Optional<AlarmBook> alarms() {
    return Optional.ofNullable(alarms);
  }

  @Override
  public Optional<Notices> notices() {
    return Optional.ofNullable(notices);
  }

  @Override
  public Optional<Families> families() {
    return Optional.ofNullable(families);
  }

  @Override
  public Optional<Access> access() {
    return Optional.ofNullable(access);
  }

  @Override
  public String version() {
    return version;
  }
}
