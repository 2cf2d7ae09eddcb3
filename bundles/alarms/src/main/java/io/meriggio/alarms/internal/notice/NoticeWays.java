// SPDX-License-Identifier: Apache-2.0
package io.meriggio.alarms.internal.notice;

import io.meriggio.alarms.AlarmEvent;
import io.meriggio.alarms.Notices;
import io.meriggio.alarms.Severity;
import io.meriggio.alarms.internal.book.Moment;
import io.meriggio.configuration.Checked;
import io.meriggio.configuration.GatewayConfiguration;
import io.meriggio.configuration.MailConfiguration;
import io.meriggio.configuration.MqttNoticesConfiguration;
import io.meriggio.configuration.Pids;
import io.meriggio.configuration.WebhookConfiguration;
import io.meriggio.memory.Memory;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All ways of notices: one notice for each alarm that begins and one for its end, on each way that
 * the site wants. Settings are read when they are needed, so that a change holds at once.
 *
 * <p>Threads: any.
 */
public final class NoticeWays implements Notices, AutoCloseable {
  private final Function<String, Map<String, Object>> site;
  private final Supplier<ZoneId> zone;
  private final Supplier<Moment> time;
  private final List<Way> ways;

  /**
   * The ways of a site.
   *
   * @param site the keys of a PID as they are in force
   * @param zone in which times are told
   * @param memory where notices wait for their servers
   */
  public NoticeWays(
      Function<String, Map<String, Object>> site,
      Supplier<ZoneId> zone,
      Supplier<Moment> time,
      Memory memory) {
    this.site = site;
    this.zone = zone;
    this.time = time;
    this.ways =
        List.of(
            way("mail", this::mail, memory),
            way("mqtt-notices", this::mqtt, memory),
            way("webhook", this::webhook, memory));
  }

  private Way way(String name, Supplier<Way.Settings> settings, Memory memory) {
    return new Way(name, settings, time, new WaitingNotices(memory, name));
  }

  /** Goes on with what waited when the gateway stopped. */
  public void open() {
    ways.forEach(Way::open);
  }

  /** An alarm has begun. */
  public void begun(AlarmEvent event) {
    tell(Notice.Kind.RAISED, event);
  }

  /** An alarm is over. */
  public void over(AlarmEvent event) {
    tell(Notice.Kind.CLEARED, event);
  }

  private void tell(Notice.Kind kind, AlarmEvent event) {
    Notice notice = new Notice(kind, event, time.get().wall());
    ways.forEach(way -> way.tell(notice));
  }

  @Override
  public List<String> ways() {
    return ways.stream().map(Way::name).toList();
  }

  @Override
  public List<WayStatus> status() {
    return ways.stream().map(Way::status).toList();
  }

  @Override
  public Tried test(String name) {
    Way way =
        ways.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException("way: found '" + name + "', allowed: " + ways()));
    try {
      return way.tryNow(trial())
          .map(said -> new Tried(true, NoticeTexts.text("taken", said)))
          .orElseGet(() -> new Tried(false, NoticeTexts.text("unset")));
    } catch (NotSent e) {
      return new Tried(false, e.text());
    }
  }

  private Notice trial() {
    var now = time.get().wall();
    AlarmEvent event =
        new AlarmEvent(
            "test",
            "gateway",
            "TEST",
            "",
            Severity.INFO,
            NoticeTexts.text("test"),
            now,
            Optional.empty(),
            Optional.empty());
    return new Notice(Notice.Kind.TEST, event, now);
  }

  private Way.Settings mail() {
    return settings(
        Pids.MAIL,
        MailConfiguration::check,
        mail ->
            new Way.Settings(
                mail.enabled(),
                Severity.valueOf(mail.severity()),
                mail.host().isPresent() && mail.from().isPresent() && !mail.to().isEmpty()
                    ? Optional.of(new MailChannel(mail, letter()))
                    : Optional.empty()));
  }

  private Way.Settings webhook() {
    return settings(
        Pids.WEBHOOK,
        WebhookConfiguration::check,
        hook ->
            new Way.Settings(
                hook.enabled(),
                Severity.valueOf(hook.severity()),
                hook.url()
                    .map(url -> new WebhookChannel(URI.create(url), hook.secret(), letter()))));
  }

  private Way.Settings mqtt() {
    return settings(
        Pids.MQTT_NOTICES,
        MqttNoticesConfiguration::check,
        mqtt ->
            new Way.Settings(
                mqtt.enabled(),
                Severity.valueOf(mqtt.severity()),
                mqtt.host().map(host -> new MqttChannel(mqtt, letter()))));
  }

  private <T> Way.Settings settings(
      String pid,
      BiFunction<String, Map<String, Object>, Checked<T>> check,
      Function<T, Way.Settings> made) {
    return check.apply(pid, site.apply(pid)) instanceof Checked.Valid<T> valid
        ? made.apply(valid.value())
        : new Way.Settings(false, Severity.ERROR, Optional.empty());
  }

  private Letter letter() {
    GatewayConfiguration gateway =
        GatewayConfiguration.check(Pids.GATEWAY, site.apply(Pids.GATEWAY))
                instanceof Checked.Valid<GatewayConfiguration> valid
            ? valid.value()
            : GatewayConfiguration.unconfigured();
    return new Letter(
        gateway.name(),
        gateway.serialNumber(),
        zone.get(),
        gateway.language().map(Locale::forLanguageTag).orElse(Locale.ENGLISH));
  }

  @Override
  public void close() {
    ways.forEach(Way::end);
    long end = System.nanoTime() + Way.PATIENCE.toNanos();
    ways.forEach(way -> way.close(Duration.ofNanos(end - System.nanoTime())));
  }
}
