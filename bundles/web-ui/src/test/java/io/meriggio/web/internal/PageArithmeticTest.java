// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The modules that only reckon, called in the browser that will run them. */
class PageArithmeticTest {
  @RegisterExtension static final PageModules modules = new PageModules();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | en | 0.00 kW",
        "-3 | en | 0.00 kW",
        "4 | en | 0.00 kW",
        "5 | en | 0.01 kW",
        "1070 | en | 1.07 kW",
        "1070 | it | 1,07 kW",
        "-1920 | en | −1.92 kW",
        "9994 | en | 9.99 kW",
        "9995 | en | 10.0 kW",
        "12345 | it | 12,3 kW",
        "99949 | en | 99.9 kW",
        "99950 | en | 100 kW",
        "350000 | en | 350 kW",
        "9990000 | en | 9,990 kW",
        "12500000 | en | 12.5 MW",
        "null | en | –",
      })
  void powerIsWrittenInKilowattsOfThreeDigits(String watts, String locale, String expected)
      throws Exception {
    assertThat(
            modules.call(
                "units.js",
                "m.powerText(" + watts + ", '" + locale + "').replaceAll('\\u00a0', ' ')"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{value: 231.44, unit: 'V'} | 231.4 V",
        "{value: 21807800, unit: 'Wh'} | 21.8 MWh",
        "{value: 14250, unit: 'Wh'} | 14.3 kWh",
        "{value: -0.04, unit: '°C'} | 0.0 °C",
        "{value: -0.997, unit: ''} | −0.997 ",
        "{value: 3, unit: ''} | 3 ",
        "{value: true, unit: ''} | YES ",
        "{value: [], unit: ''} | NONE ",
        "{value: [{code: 'ID001', text: 'Mains voltage'}], unit: ''} | ID001 Mains voltage ",
        "{value: 'FORCED', unit: ''} | FORCED ",
        "{value: null, unit: 'W'} | – ",
      })
  void aPointOfAnyKindHasItsText(String point, String expected) throws Exception {
    String script =
        "(({text, unit}) => `[${text} ${unit}]`)(m.formatPoint(%s, 'en', {yes: 'YES', no: 'NO', none: 'NONE'}))";
    assertThat(modules.call("units.js", script.formatted(point)).replaceAll(" \\]$", "]"))
        .isEqualTo("[" + expected.trim() + "]");
  }

  /** Rows: pv, grid (export +), battery (discharge +), load; then what flows, by the balance. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // without storage: what is not exported is used, what is drawn goes to the house
        "3215, 2145, null, 1070 | pv-house 1070, pv-grid 2145",
        "180, -1920, null, 2100 | pv-house 180, grid-house 1920",
        "0, -300, null, 300 | grid-house 300",
        "null, 2000, null, null | pv-house ?, pv-grid 2000",
        "null, -500, null, null | pv-house ?, grid-house 500",
        "900, null, null, null | pv-house ?, pv-grid ?, grid-house ?",
        // with storage: the sun serves the house, then the battery, then the grid
        "5000, 1500, -2500, 1000 | pv-house 1000, pv-battery 2500, pv-grid 1500",
        "4300, -310, 1200, 5810 | pv-house 4300, battery-house 1200, grid-house 310",
        "0, 500, 2000, 1500 | battery-house 1500, battery-grid 500",
        "0, -3000, -2000, 1000 | grid-house 1000, grid-battery 2000",
        "0, null, 500, null | pv-house ?, grid-house ?, battery-house ?",
      })
  void energyIsDividedByTheBalance(String figures, String expected) throws Exception {
    String script =
        """
        (([pv, grid, battery, load]) => {
          const figure = (value) => ({ value, quality: value === null ? 'BAD' : 'GOOD' });
          const now = { pv_power: figure(pv), grid_power: figure(grid), consumption_power: figure(load),
            battery_power: figure(battery ?? 0), charger_power: figure(0) };
          return m.energyFlows(now, { pv: true, battery: battery !== null, car: false })
            .filter((flow) => flow.watts !== 0)
            .map((flow) => `${flow.from}-${flow.to} ${flow.watts ?? '?'}`).join(', ');
        })([%s])
        """;
    assertThat(modules.call("flows.js", script.formatted(figures))).isEqualTo(expected);
  }

  @Test
  void theChartHoldsAllValuesWithRoundStepsAndLeavesHoles() throws Exception {
    assertThat(modules.call("chart-scale.js", "JSON.stringify(m.powerScale([3200, -1900, 0]))"))
        .isEqualTo("{\"low\":-2000,\"high\":4000,\"step\":2000}");
    assertThat(modules.call("chart-scale.js", "JSON.stringify(m.powerScale([]))"))
        .isEqualTo("{\"low\":0,\"high\":500,\"step\":100}");
    assertThat(
            modules.call(
                "chart-scale.js",
                "JSON.stringify(m.knownRuns([{at: 0, pv: 1}, {at: 1, pv: 2}, {at: 2, pv: null},"
                    + " {at: 3, pv: 4}, {at: 99, pv: 5}], 'pv', (x) => x, (y) => y, 50))"))
        .isEqualTo("[[[0,1],[1,2]],[[3,4]],[[99,5]]]");
  }

  @Test
  void theHistoryKeepsTenMinutesOfSecondsAndNullForWhatWasUnknown() throws Exception {
    String script =
        """
        (() => {
          let samples = [];
          const now = { pv_power: { value: 1, quality: 'GOOD' }, grid_power: { value: 5, quality: 'BAD' } };
          for (let at = 0; at < 1200; at += 0.5) {
            samples = m.withSample(samples, now, at * 1000);
          }
          return [samples.length <= 606, samples.at(-1).at - samples[0].at > 590000,
            samples[0].pv, samples[0].grid, m.withHole(samples, 1300000).at(-1).pv].join();
        })()
        """;
    assertThat(modules.call("power-history.js", script)).isEqualTo("true,true,1,,");
  }

  @ParameterizedTest
  @CsvSource({
    "0,en-GB,0s",
    "59,en-GB,59s",
    "60,en-GB,1m",
    "3599,en-GB,59m",
    "7200,en-GB,2h",
    "-5,en-GB,0s"
  })
  void agesAreShort(int seconds, String locale, String expected) throws Exception {
    assertThat(modules.call("units.js", "m.formatSpan(" + seconds + ", '" + locale + "')"))
        .isEqualTo(expected);
  }

  @Test
  void aWrongClockOfTheBrowserDoesNotAgeTheValues() throws Exception {
    String script =
        """
        (() => {
          const clock = new m.ServerClock();
          const answer = (shift) => ({ headers: new Headers({ Date: new Date(Date.now() + shift).toUTCString() }) });
          clock.learn(answer(3600000));
          const hourAhead = clock.now() - Date.now();
          clock.learn(answer(0));
          return [Math.abs(hourAhead - 3600000) < 1100, Math.abs(clock.now() - Date.now()) < 100].join();
        })()
        """;
    assertThat(modules.call("server-clock.js", script)).isEqualTo("true,true");
  }

  /** A number is an item, the newest is the largest; behind "/" stands where older ones begin. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[9, 8]/8    | null/null          | 9,8 8",
        "[9, 8]/8    | [8, 7, 6]/6        | 9,8,7,6 6",
        "[9, 8]/8    | [8, 7, 6, 5]/null  | 9,8,7,6,5 -",
        "[9, 8]/8    | [5, 4]/4           | 9,8 8",
        "[9, 8]/8    | [8]/null           | 9,8 8",
        "[9, 8]/null | [8, 7]/null        | 9,8 -",
        "[]/null     | [8, 7]/7           | ' -'",
      })
  void aNewFirstPageKeepsTheOlderOnesWhereTheyMeet(String newest, String known, String expected)
      throws Exception {
    String script =
        "(({ items, next }) => items + ' ' + (next ?? '-'))(m.joined({ items: %s, next: %s }, { items: %s, next: %s }, (one) => one))";
    String[] page = newest.split("/");
    String[] before = known.split("/");
    assertThat(
            modules.call("paged-list.js", script.formatted(page[0], page[1], before[0], before[1])))
        .isEqualTo(expected);
  }

  @Test
  void whatTheStreamToldWinsOverAnAnswerThatWasAskedForBefore() throws Exception {
    String script =
        """
        (() => {
          const told = new m.Told();
          const before = performance.now();
          told.note('device', 'a');
          told.note('output', 'a');
          told.note('plant');
          const answered = [{ id: 'a', state: 'OFFLINE', name: 'new' }, { id: 'b', state: 'OFFLINE' }];
          const known = [{ id: 'a', state: 'ONLINE', name: 'old' }, { id: 'b', state: 'ONLINE' }];
          const shown = (asked, kind) => told.keeping(answered, known, asked, kind).map(({ state, name }) => `${state} ${name ?? ''}`.trim()).join();
          return [shown(before, 'device'), shown(performance.now() + 1, 'device'), shown(before, 'output'), told.since(before, 'plant'), told.since(before, 'line', 'a')].join(' | ');
        })()
        """;
    assertThat(modules.call("told.js", script))
        .isEqualTo("ONLINE new,OFFLINE | OFFLINE new,OFFLINE | ONLINE old,OFFLINE | true | false");
  }

  @Test
  void newsChangeThePictureWithoutInventingWhatIsNotKnown() throws Exception {
    String script =
        """
        (() => {
          const ids = (items) => items === null ? 'unknown' : items.map(({ id }) => id).join('');
          const device = m.withDevice({ devices: [{ id: 'x', state: 'ONLINE', name: 'X' }], points: {} }, { id: 'x', state: 'FAULT', points: [7] });
          return [
            ids(m.withLine(m.EMPTY, { id: 'l' }).lines ?? null), ids(m.withLine({ lines: [{ id: 'k' }] }, { id: 'l' }).lines),
            ids(m.withDevice(m.EMPTY, { id: 'x' }).devices), JSON.stringify(device),
            ids(m.withDecided({ outputs: [{ id: 'b' }] }, 'output', { id: 'a' }, 0).outputs),
            m.withDecided(m.EMPTY, 'output', { id: 'a', remainingSeconds: 5 }, 1000).outputs[0].until, m.timed({ id: 'a' }, 1000).until,
            ids(m.without({ logics: [{ id: 'a' }, { id: 'b' }] }, 'logic', 'a').logics), ids(m.without(m.EMPTY, 'logic', 'a').logics),
            ids(m.withAlarm({ alarms: [{ id: 'a', since: '1' }] }, { id: 'b', since: '2' }).alarms), ids(m.withAlarm({ alarms: [{ id: 'a' }] }, { id: 'a', until: '3' }).alarms),
          ].join(' ');
        })()
        """;
    assertThat(modules.call("live-picture.js", script))
        .isEqualTo(
            "unknown kl unknown"
                + " {\"devices\":[{\"id\":\"x\",\"state\":\"FAULT\",\"name\":\"X\",\"detail\":null}],\"points\":{\"x\":[7]}}"
                + " ab 6000  b unknown ba ");
  }

  /** A history's table as the REST contract gives it; seconds of the epoch, "-" is unknown. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what was unknown stays so, what has no column is unknown too
        "at;pv_power_average;grid_power_average / 1;5;7 / 2;;8 / 3;; / 4;6;-2 | 5 | 1 5 - 7,2 - - 8,3 - - -,4 6 - -2",
        // the last seconds are not written yet; where more is missing at the end, it was unknown
        "at;consumption_power_average / 1;5 / 2; / 3; | 4 | 1 - 5 -",
        "at;consumption_power_average / 1;5 / 2; / 29; | 30 | 1 - 5 -,2 - - -",
        "at;grid_power_average / 1; / 2; | 60 | ''",
        "at | 60 | ''",
      })
  void theHistoryOfTheLastMinutesBecomesTheChartsSamples(String table, int now, String expected)
      throws Exception {
    String script =
        """
        m.samplesOf('%s'.replaceAll(' / ', '\\r\\n').replaceAll(';', ',').replaceAll(/^(\\d+)/gm, (second) => new Date(second * 1000).toISOString()), %d000)
          .map(({ at, pv, load, grid }) => [at / 1000, pv ?? '-', load ?? '-', grid ?? '-'].join(' ')).join()
        """;
    assertThat(modules.call("power-past.js", script.formatted(table, now))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // second by second before the first that was seen live; ten minutes in all
        "[100, 101, 102]   | [102, 103] | 100,101,102,103",
        "[100, 101, 102.4] | [103, 104] | 100,101,103,104",
        "[100, 101]        | []         | 100,101",
        "[]                | [103]      | 103",
        "[100, 494, 496]   | [1000, 1100] | 496,1000,1100",
      })
  void whatTheGatewayRemembersStandsBeforeWhatWasSeenLive(String past, String live, String expected)
      throws Exception {
    String script =
        "((past, live) => m.withPast(live, past).map(({ at }) => at / 1000).join())(...[%s, %s].map((all) => all.map((at) => ({ at: at * 1000 }))))";
    assertThat(modules.call("power-history.js", script.formatted(past, live))).isEqualTo(expected);
  }
}
