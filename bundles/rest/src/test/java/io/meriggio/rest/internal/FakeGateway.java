// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.access.Access;
import io.meriggio.alarms.AlarmBook;
import io.meriggio.alarms.Notices;
import io.meriggio.commissioning.Commissioning;
import io.meriggio.configuration.Checked;
import io.meriggio.configuration.DeviceConfiguration;
import io.meriggio.configuration.Families;
import io.meriggio.configuration.GatewayConfiguration;
import io.meriggio.configuration.Layer;
import io.meriggio.configuration.LineConfiguration;
import io.meriggio.configuration.MailConfiguration;
import io.meriggio.configuration.MqttNoticesConfiguration;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.PlantConfiguration;
import io.meriggio.configuration.Problem;
import io.meriggio.configuration.SiteConfiguration;
import io.meriggio.configuration.WebhookConfiguration;
import io.meriggio.controller.ChargePoints;
import io.meriggio.controller.CtCheck;
import io.meriggio.controller.ExportLimit;
import io.meriggio.controller.Figure;
import io.meriggio.controller.Outputs;
import io.meriggio.controller.Plant;
import io.meriggio.controller.PlantDescription;
import io.meriggio.controller.PlantEnergy;
import io.meriggio.controller.PlantNow;
import io.meriggio.controller.PlantPower;
import io.meriggio.controller.Sentence;
import io.meriggio.controller.StorageControl;
import io.meriggio.controller.UserRole;
import io.meriggio.device.Device;
import io.meriggio.device.DeviceDirectory;
import io.meriggio.device.Discovery;
import io.meriggio.device.DriverDescription;
import io.meriggio.device.LineDirectory;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Reason;
import io.meriggio.device.Unit;
import io.meriggio.field.Backups;
import io.meriggio.field.SupportBundle;
import io.meriggio.field.Upkeep;
import io.meriggio.history.History;
import io.meriggio.rest.internal.resource.Gateway;
import io.meriggio.tls.Certificates;
import io.meriggio.update.Packs;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The services behind the door, as a test sets them. */
final class FakeGateway implements Gateway {
  static final Instant AT = Instant.parse("2026-06-01T10:00:00.250Z");

  final List<FakeDevice> devices = new CopyOnWriteArrayList<>();
  final List<LineInfo> lines = new CopyOnWriteArrayList<>();
  final FakePacks packs = new FakePacks();
  final FakeSite site = new FakeSite();
  final FakeDiscovery discovery = new FakeDiscovery();
  final FakeChargePoints chargePoints = new FakeChargePoints();
  final FakeOutputs outputs = new FakeOutputs();
  final FakeStorages storages = new FakeStorages();
  final FakeControl control = new FakeControl();
  final FakeAlarms alarms = new FakeAlarms();
  final List<DriverDescription> families = new CopyOnWriteArrayList<>();
  final FakeCommissioning commissioning = new FakeCommissioning();
  final FakeHistory history = new FakeHistory();
  final FakeUpkeep upkeep = new FakeUpkeep();
  final FakeField field = new FakeField();
  volatile Optional<UserRole> role = Optional.of(UserRole.OWNER);
  final FakeAccess accounts = new FakeAccess(() -> role);
  volatile boolean accountsStarted = true;
  volatile boolean firstPollsEnded = true;
  volatile boolean started = true;
  volatile PlantNow plantNow = plantNow();

  /** What is there from the first moment. */
  private static final Set<Class<?>> ALWAYS =
      Set.of(Upkeep.class, Backups.class, SupportBundle.class, Certificates.class);

  private final Map<Class<?>, Object> parts =
      Map.ofEntries(
          Map.entry(DeviceDirectory.class, new Directory()),
          Map.entry(LineDirectory.class, (LineDirectory) () -> List.copyOf(lines)),
          Map.entry(Plant.class, new FakePlant()),
          Map.entry(SiteConfiguration.class, site),
          Map.entry(Packs.class, packs),
          Map.entry(Discovery.class, discovery),
          Map.entry(ChargePoints.class, chargePoints),
          Map.entry(Outputs.class, outputs),
          Map.entry(StorageControl.class, storages),
          Map.entry(ExportLimit.class, control.new Limit()),
          Map.entry(PlantPower.class, control.new Power()),
          Map.entry(CtCheck.class, control.new Check()),
          Map.entry(PlantEnergy.class, new FakeControl.Energy()),
          Map.entry(Upkeep.class, upkeep),
          Map.entry(Backups.class, field),
          Map.entry(SupportBundle.class, field.support),
          Map.entry(Certificates.class, field),
          Map.entry(History.class, history),
          Map.entry(Commissioning.class, commissioning),
          Map.entry(AlarmBook.class, alarms),
          Map.entry(Notices.class, alarms),
          Map.entry(Families.class, (Families) () -> List.copyOf(families)));

  /** A plant with one figure of each kind. */
  static PlantNow plantNow() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("pv_power", Figure.good(3120.5, Unit.WATT, AT));
    figures.put("grid_power", Figure.unknown(Unit.WATT, Reason.OFFLINE, AT));
    figures.put("consumption_power", Figure.unknown(Unit.WATT, Reason.OFFLINE, AT));
    figures.put("household_power", Figure.unknown(Unit.WATT, Reason.OFFLINE, AT));
    figures.put("battery_power", Figure.good(0, Unit.WATT, AT));
    figures.put("battery_soc", Figure.notPresent(Unit.PERCENT, AT));
    figures.put("charger_power", Figure.good(0, Unit.WATT, AT));
    figures.put("in_feed_power", Figure.unknown(Unit.WATT, Reason.OFFLINE, AT));
    figures.put("withdrawal_power", Figure.unknown(Unit.WATT, Reason.OFFLINE, AT));
    figures.put("self_consumption_today", Figure.uncertain(75, Unit.PERCENT, Reason.ESTIMATED, AT));
    figures.put("autarky_today", Figure.unknown(Unit.PERCENT, Reason.STALE, AT));
    return new PlantNow(
        figures, OptionalInt.of(5), List.of(Sentence.of("hint.day-since", "12:00")), AT);
  }

  @Override
  public <T> Optional<T> find(Class<T> part) {
    if (part == Access.class) {
      return Optional.<Object>of(accounts).filter(there -> accountsStarted).map(part::cast);
    }
    return ALWAYS.contains(part) || started
        ? Optional.ofNullable(parts.get(part)).map(part::cast)
        : Optional.empty();
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public ZoneId zone() {
    return ZoneId.of("Europe/Rome");
  }

  private final class Directory implements DeviceDirectory {
    @Override
    public List<Device> devices() {
      return List.copyOf(devices);
    }

    @Override
    public boolean firstPollsEnded() {
      return firstPollsEnded;
    }
  }

  private final class FakePlant implements Plant {
    @Override
    public PlantNow now() {
      return plantNow;
    }

    @Override
    public PlantDescription description() {
      return new PlantDescription(
          "Casa",
          OptionalInt.of(3),
          Optional.of(6000),
          zone(),
          Optional.empty(),
          Optional.empty(),
          Optional.of("grid"),
          List.of("roof"),
          List.of(),
          List.of(),
          OptionalInt.of(5),
          Sentence.of("configuration.5", "grid", "roof"));
    }
  }

  /** Checks as the real one does, and keeps in memory. */
  static final class FakeSite implements SiteConfiguration {
    private final Map<String, Map<String, Object>> stored = new ConcurrentHashMap<>();

    @Override
    public Map<String, Map<String, Object>> effective() {
      return Map.copyOf(stored);
    }

    @Override
    public List<Problem> put(String pid, Map<String, Object> properties) {
      List<Problem> problems = new ArrayList<>();
      Checked<?> checked =
          switch (Pids.factory(pid)) {
            case Pids.LINE -> LineConfiguration.check(pid, properties);
            case Pids.GATEWAY -> GatewayConfiguration.check(pid, properties);
            case Pids.MAIL -> MailConfiguration.check(pid, properties);
            case Pids.PLANT -> PlantConfiguration.check(pid, properties);
            case Pids.WEBHOOK -> WebhookConfiguration.check(pid, properties);
            case Pids.MQTT_NOTICES -> MqttNoticesConfiguration.check(pid, properties);
            default -> DeviceConfiguration.check(pid, properties);
          };
      if (checked instanceof Checked.Refused<?> refused) {
        problems.addAll(refused.problems());
      } else {
        stored.put(pid, Map.copyOf(properties));
      }
      return problems;
    }

    @Override
    public boolean delete(String pid) {
      return stored.remove(pid) != null;
    }

    @Override
    public List<Problem> change(Map<String, Optional<Map<String, Object>>> changes) {
      throw new UnsupportedOperationException("commissioning is a service of its own");
    }

    @Override
    public List<Layer> layers() {
      return List.of();
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }
  }
}
