// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.resource;

import io.meriggio.access.Access;
import io.meriggio.rest.internal.http.Gatekeeper;
import io.meriggio.rest.internal.http.Route;
import io.meriggio.rest.internal.http.Router;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All of {@code /api/v1}. */
public final class Api {
  /** Longer than any device's time to settle that is known. */
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);

  private static final long LARGEST_PACK = 32L * 1024 * 1024;

  private Api() {}

  /**
   * The routes of every noun.
   *
   * @param further routes that live elsewhere
   */
  public static Router router(Gateway gateway, List<Route> further) {
    return new Router(
        Stream.of(
                new HealthResource(gateway).routes(),
                new ClaimResource(gateway).routes(),
                new SessionsResource(gateway).routes(),
                new UsersResource(gateway).routes(),
                new InvitationsResource(gateway).routes(),
                new TokensResource(gateway).routes(),
                new PresenceResource(gateway).routes(),
                new AuditResource(gateway).routes(),
                new UpkeepResource(gateway, Clock.systemDefaultZone()).routes(),
                new CertificateResource(gateway).routes(),
                new PlantResource(gateway).routes(),
                new ChargePointsResource(gateway).routes(),
                new OutputsResource(gateway).routes(),
                new LogicsResource(gateway).routes(),
                new StoragesResource(gateway).routes(),
                new ExportLimitResource(gateway).routes(),
                new PlantPowerResource(gateway).routes(),
                new CtCheckResource(gateway).routes(),
                new EnergyFlowsResource(gateway).routes(),
                new HistoryResource(gateway).routes(),
                new LinesResource(gateway).routes(),
                new DevicesResource(gateway).routes(),
                new CommandsResource(gateway, COMMAND_LIMIT).routes(),
                new PacksResource(gateway, LARGEST_PACK).routes(),
                new DiscoveryResource(gateway).routes(),
                new CommissioningResource(gateway).routes(),
                new AlarmsResource(gateway).routes(),
                new SettingsResource(gateway).routes(),
                new FamiliesResource(gateway).routes(),
                new MetricsResource(gateway).routes(),
                new OpenApiResource().routes(),
                further)
            .flatMap(List::stream)
            .toList(),
        new Gatekeeper(() -> gateway.find(Access.class)));
  }
}
