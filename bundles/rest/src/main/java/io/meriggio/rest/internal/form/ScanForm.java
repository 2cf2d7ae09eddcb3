// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.form;

import io.meriggio.device.Candidate;
import io.meriggio.device.DeviceIdentity;
import io.meriggio.device.Found;
import io.meriggio.device.Scan;
import io.meriggio.device.Search;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A scan as doors show it; candidates are numbered from 0 in the order of finding. */
public record ScanForm(
    String id,
    Map<String, Object> search,
    String state,
    int asked,
    int toAsk,
    String detail,
    String startedAt,
    List<CandidateForm> candidates) {

  /** Something found; {@code family} is null when no installed driver knows what answers there. */
  public record CandidateForm(
      int number,
      String family,
      String model,
      String serialNumber,
      String firmware,
      Integer unit,
      String address,
      String line,
      Map<String, Object> newLine,
      Double confidence,
      String why) {

    static CandidateForm of(int number, Found found, Locale language) {
      Optional<Candidate> device = found.candidate();
      Optional<DeviceIdentity> identity = device.map(Candidate::identity);
      return new CandidateForm(
          number,
          device.map(Candidate::family).orElse(null),
          identity.flatMap(DeviceIdentity::model).orElse(null),
          identity.flatMap(DeviceIdentity::serialNumber).orElse(null),
          identity.flatMap(DeviceIdentity::firmware).orElse(null),
          device.map(Candidate::unit).orElse(null),
          found.address(),
          found.line().orElse(null),
          found.newLine().isEmpty() ? null : found.newLine(),
          device.map(Candidate::confidence).orElse(null),
          found.why().in(language));
    }
  }

  /** The form of a scan. */
  public static ScanForm of(Scan scan, ZoneId zone, Locale language) {
    List<CandidateForm> candidates = new ArrayList<>();
    for (Found found : scan.found()) {
      candidates.add(CandidateForm.of(candidates.size(), found, language));
    }
    return new ScanForm(
        scan.id(),
        search(scan.search()),
        scan.state().name(),
        scan.asked(),
        scan.toAsk(),
        scan.detail().in(language),
        Words.time(scan.startedAt(), zone),
        candidates);
  }

  private static Map<String, Object> search(Search search) {
    Map<String, Object> words = new LinkedHashMap<>();
    if (search instanceof Search.OnLine line) {
      words.put("line", line.line());
      words.put("first", line.range().first());
      words.put("last", line.range().last());
    } else if (search instanceof Search.OnSerialPort port) {
      words.put("serialPort", port.port());
      words.put("baudRates", port.baudRates());
      words.put("first", port.range().first());
      words.put("last", port.range().last());
    } else if (search instanceof Search.AtHost host) {
      words.put("host", host.host());
      host.port().ifPresent(port -> words.put("port", port));
    } else if (search instanceof Search.InSubnet subnet) {
      words.put("network", subnet.network() + "/" + subnet.prefix());
    } else {
      words.put("sticks", true);
    }
    return words;
  }
}
