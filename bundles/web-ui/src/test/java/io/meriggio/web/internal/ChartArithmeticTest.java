// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendars, sums, scales and windows of the charts, called in the browser that will run them. */
class ChartArithmeticTest {
  @RegisterExtension static final PageModules modules = new PageModules();

  /**
   * Expected moments by the rules of each zone in the tz database; 2026-03-29 and 10-25 in Rome.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "day   | 2026-11-21 | Europe/Rome        | 2026-11-20T23:00:00Z | 2026-11-21T23:00:00Z | 24",
        "day   | 2026-03-29 | Europe/Rome        | 2026-03-28T23:00:00Z | 2026-03-29T22:00:00Z | 23",
        "day   | 2026-10-25 | Europe/Rome        | 2026-10-24T22:00:00Z | 2026-10-25T23:00:00Z | 25",
        "week  | 2026-11-21 | Europe/Rome        | 2026-11-15T23:00:00Z | 2026-11-22T23:00:00Z | 7",
        "week  | 2027-01-01 | Europe/Rome        | 2026-12-27T23:00:00Z | 2027-01-03T23:00:00Z | 7",
        "month | 2024-02-29 | Europe/Rome        | 2024-01-31T23:00:00Z | 2024-02-29T23:00:00Z | 29",
        "year  | 2026-06-15 | Europe/Rome        | 2025-12-31T23:00:00Z | 2026-12-31T23:00:00Z | 12",
        // midnight is skipped in Santiago on 6 September 2026: the day begins at one o'clock
        "day   | 2026-09-06 | America/Santiago   | 2026-09-06T04:00:00Z | 2026-09-07T03:00:00Z | 23",
        "day   | 2026-11-21 | Pacific/Kiritimati | 2026-11-20T10:00:00Z | 2026-11-21T10:00:00Z | 24",
      })
  void aSpanIsMadeOfLocalDays(
      String span, String date, String zone, String from, String to, int steps) throws Exception {
    String script =
        """
        (() => {
          const first = m.firstDay('%s', m.dateFrom('%s'));
          const { from, to } = m.boundsOf('%1$s', first, '%3$s');
          return [m.isoOf(from), m.isoOf(to), m.stepStarts('%1$s', first, '%3$s').length].join(' ');
        })()
        """;
    assertThat(modules.call("calendar.js", script.formatted(span, date, zone)))
        .isEqualTo(from + " " + to + " " + steps);
  }

  /** In London the clock is put back at 02:00 BST, which is 01:00 GMT, on 25 October 2026. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-10-24T23:00:00Z | 00:00–01:00 BST     | 00:00",
        "2026-10-25T00:00:00Z | 01:00 BST–01:00 GMT | 01:00 BST",
        "2026-10-25T01:00:00Z | 01:00 GMT–02:00     | 01:00 GMT",
        "2026-10-25T02:00:00Z | 02:00–03:00         | 02:00",
        "2026-11-21T12:00:00Z | 12:00–13:00         | 12:00",
      })
  void anHourThatComesTwiceSaysWhichOfTheTwoItIs(String at, String step, String moment)
      throws Exception {
    String script =
        "['stepTitle', 'momentTitle'].map((title) => "
            + "m[title]('day', Date.parse('%s'), 'Europe/London')).join(' / ')";
    assertThat(modules.call("history-words.js", script.formatted(at)))
        .isEqualTo(step + " / " + moment);
  }

  @ParameterizedTest
  @CsvSource({
    "day,2026-03-01,-1,2026-02-28",
    "week,2026-12-28,1,2027-01-04",
    "month,2026-01-01,-1,2025-12-01",
    "month,2026-12-01,1,2027-01-01",
    "year,2024-01-01,1,2025-01-01"
  })
  void theNextAndTheLastSpanFollowTheCalendar(String span, String from, int count, String expected)
      throws Exception {
    String script = "m.dateText(m.moved('%s', m.dateFrom('%s'), %d))";
    assertThat(modules.call("calendar.js", script.formatted(span, from, count)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "day,2024-02-29,2023-02-28",
    "month,2026-11-01,2025-11-01",
    "week,2026-11-16,2025-11-17",
    "year,2026-01-01,2025-01-01"
  })
  void aYearBeforeIsTheSameSpan(String span, String first, String expected) throws Exception {
    String script = "m.dateText(m.yearBefore('%s', m.dateFrom('%s')))";
    assertThat(modules.call("calendar.js", script.formatted(span, first))).isEqualTo(expected);
  }

  /**
   * A span that goes on is compared with the other one up to the same day and time, all in Rome: in
   * the other's own steps and, for the last of them, in finer ones.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "year  | 2026-01-01 | 2025-01-01 | 2026-11-21T14:30:00Z | 2025-11-21T14:30:00Z 10 P1D 21",
        "year  | 2024-01-01 | 2023-01-01 | 2024-02-29T12:00:00Z | 2023-02-28T12:00:00Z 1 P1D 28",
        // summer time begins between the two: 12:15 stays 12:15
        "month | 2026-03-01 | 2026-02-01 | 2026-03-31T10:15:00Z | 2026-02-28T11:15:00Z 27 PT1H 13",
        "week  | 2026-11-16 | 2026-11-09 | 2026-11-18T23:00:00Z | 2026-11-11T23:00:00Z 3 PT1H 0",
        "day   | 2026-11-21 | 2026-11-20 | 2026-11-21T09:20:00Z | 2026-11-20T09:20:00Z 10 PT15M 2",
        "day   | 2026-11-20 | 2026-11-19 | 2026-11-21T09:20:00Z | none",
      })
  void aSpanThatGoesOnIsComparedUpToTheSameMoment(
      String span, String first, String other, String now, String expected) throws Exception {
    String script =
        """
        (() => {
          const day = (text) => { const [year, month, day] = text.split('-').map(Number); return { year, month, day }; };
          const part = m.lastPart('%s', day('%s'), day('%s'), Date.parse('%s'), 'Europe/Rome');
          return part === null ? 'none' : [new Date(part.to).toISOString().replace('.000', ''), part.whole, part.step, part.starts.length].join(' ');
        })()
        """;
    assertThat(modules.call("history-compare.js", script.formatted(span, first, other, now)))
        .isEqualTo(expected);
  }

  @Test
  void whatIsNoDateIsNone() throws Exception {
    assertThat(
            modules.call(
                "calendar.js",
                "JSON.stringify(['2026-02-30', '2026-13-01', '', null, 'x'].map(m.dateFrom))"))
        .isEqualTo("[null,null,null,null,null]");
  }

  /**
   * Sums by the vocabulary's flows and by its self-consumption = 1 - fed in / production, autarky =
   * 1 - drawn / consumption.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // ph, pc, pb, pg, bh, bc, bg, gh, gc, gb: production, consumption, drawn, fed in, shares
        "4000,1000,2000,3000,1500,0,0,500,1000,0 | 10000 8000 1500 3000 70.0 81.3",
        "0,0,0,0,0,0,0,2300,0,0 | 0 2300 2300 0 - 0.0",
        "1000,0,0,0,0,0,500,0,0,1000 | 1000 1000 1000 500 50.0 0.0",
        "0,0,0,0,0,0,0,0,0,0 | 0 0 0 0 - -",
        "1000,0,0,null,0,0,0,200,0,0 | - 1200 200 - - 83.3",
      })
  void theTenFlowsMakeTheSumsOfASpan(String flows, String expected) throws Exception {
    String script =
        """
        ((values) => {
          const order = ['pv_to_household', 'pv_to_charger', 'pv_to_battery', 'pv_to_grid', 'battery_to_household',
            'battery_to_charger', 'battery_to_grid', 'grid_to_household', 'grid_to_charger', 'grid_to_battery'];
          const totals = m.spanTotals(Object.fromEntries(order.map((name, index) => [`energy_${name}`, values[index]])));
          const shown = (value, decimals) => value === null ? '-' : value.toFixed(decimals);
          return [...['production', 'consumption', 'drawn', 'fedIn'].map((name) => shown(totals[name], 0)),
            shown(totals.selfConsumption, 1), shown(totals.autarky, 1)].join(' ');
        })([%s])
        """;
    assertThat(modules.call("energy-sums.js", script.formatted(flows))).isEqualTo(expected);
  }

  @Test
  void aStepWithoutARowIsUnknownAndSumsSaySo() throws Exception {
    String script =
        """
        (() => {
          const rows = [{ at: '2026-11-21T00:00:00Z', energy: 5, complete: true }, { at: '2026-11-21T02:00:00+01:00', energy: null, complete: false }];
          const series = m.FLOW_POINTS.map((point) => ({ point, rows }));
          const starts = ['00', '01', '02'].map((hour) => Date.parse(`2026-11-21T${hour}:00:00Z`));
          const steps = m.flowsByStep(series, starts);
          const total = m.totalFlows(steps, starts[1]);
          return [steps.map(({ flows, complete }) => `${flows.energy_pv_to_grid} ${complete}`).join(),
            total.flows.energy_pv_to_grid, total.complete, m.totalFlows(steps, starts[0]).complete,
            m.totalFlows(m.flowsByStep([], starts), starts[2]).flows.energy_pv_to_grid].join(' | ');
        })()
        """;
    assertThat(modules.call("energy-sums.js", script))
        .isEqualTo("5 true,null false,null false | 5 | false | true | ");
  }

  @Test
  void curvesShareATimeLineAndKeepTheirGaps() throws Exception {
    String script =
        """
        (() => {
          const at = (minute) => new Date(minute * 60000).toISOString();
          const rows = (minutes, value) => minutes.map((minute) => ({ at: at(minute), average: value }));
          const one = m.withGaps(m.aligned([{ rows: rows([0, 1, 2, 9, 10], 5) }, { rows: [...rows([1], 7), { at: at(2), average: null }] }]));
          return [one.times.map((time) => time / 60).join(), one.values.map((column) => column.map((value) => value ?? '-').join('')).join()].join(' ');
        })()
        """;
    assertThat(modules.call("history-rows.js", script)).isEqualTo("0,1,2,5.5,9,10 555-55,-7----");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[3200, -1900, 0], {} | -2000 4000 2000",
        "[21.2, 24.9, null], {zero: false} | 21 25 1",
        "[], {least: 1000} | 0 1000 200",
        "[0.0004], {least: 0} | 0 0.0004 0.0001",
        "[-300, -100], {} | -300 0 100",
      })
  void aScaleHasRoundStepsAndHoldsAllValues(String call, String expected) throws Exception {
    String script = "(({ low, high, step }) => [low, high, step].join(' '))(m.niceScale(%s))";
    assertThat(modules.call("nice-scale.js", script.formatted(call))).isEqualTo(expected);
  }

  /** The windows of cases C06 to C08 of the semantics. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dayParts('09:00', '17:00') | [[540,1020]]",
        "dayParts('22:00', '06:00') | [[0,360],[1320,1440]]",
        "dayParts('00:00', '24:00') | [[0,1440]]",
        "dayParts('08:00', '08:00') | [[0,1440]]",
        "dayParts('18:00', '00:00') | [[1080,1440]]",
        "dayParts('8', '09:00') | []",
        "yearParts('01-01', '12-31') | [[0,366]]",
        "yearParts('10-15', '04-15') | [[0,106],[288,366]]",
        "yearParts('02-29', '02-29') | [[59,60]]",
        "yearParts('02-30', '03-01') | []",
      })
  void aWindowCoversItsPartsOfTheDayAndTheYear(String call, String expected) throws Exception {
    assertThat(modules.call("daily-window.js", "JSON.stringify(m." + call + ")"))
        .isEqualTo(expected);
  }

  @Test
  void thresholdsMoveByStepsWithinTheScaleAndFaultsAreNamed() throws Exception {
    String script =
        """
        (() => {
          const scale = m.thresholdScale('PV_POWER', [300, 4100], 2000, 1000);
          return [m.snapped('PV_POWER', 1984, scale), m.snapped('PV_POWER', 99999, scale) === scale.high,
            m.stepped('BATTERY_SOC', 70, 'ArrowUp', { low: 0, high: 100 }), m.stepped('BATTERY_SOC', 95, 'PageUp', { low: 0, high: 100 }),
            m.stepped('PV_POWER', 2000, 'a', scale), m.thresholdFault('PV_POWER', 2000, 2000), m.thresholdFault('BATTERY_SOC', 101, 5),
            m.thresholdFault('PV_POWER', NaN, 2), m.thresholdFault('GRID_POWER', 2000, -500),
            m.takesItsOwnSurplus('IN_FEED_POWER', 3000, 1000, 2500), m.takesItsOwnSurplus('PV_POWER', 3000, 1000, 2500)].join(' ');
        })()
        """;
    assertThat(modules.call("threshold-scale.js", script))
        .isEqualTo(
            "2000 true 71 100  logic.fault.order logic.fault.share logic.fault.number  true false");
  }

  @Test
  void aFormSaysWhatItWasGivenByTheTypesOfItsSchema() throws Exception {
    String script =
        """
        (() => {
          const schema = [['flag', 'BOOLEAN'], ['whole', 'INTEGER'], ['part', 'DECIMAL'], ['text', 'TEXT'], ['word', 'CHOICE'], ['token', 'TEXT', true]]
            .map(([key, type, secret = false]) => ({ key, type, secret }));
          return JSON.stringify([
            m.settingsOf({ flag: 'false', whole: '14', part: '0.5', text: '', word: 'eu', token: '' }, schema),
            m.named(m.keysOf({ name: 'Roof', unit: '', port: '502' }, ['name', 'unit', 'port'])),
            m.idOf('Dach – Süd 2', ['dach-sud-2']), m.idOf('…', []), m.progressOf({ state: 'RUNNING', asked: 0, toAsk: 0 }),
            m.progressOf({ state: 'RUNNING', asked: 40, toAsk: 40 }), m.progressOf({ state: 'CANCELLED', asked: 1, toAsk: 40 })]);
        })()
        """;
    assertThat(modules.call("site-forms.js", script))
        .isEqualTo(
            "[{\"flag\":false,\"whole\":14,\"part\":0.5,\"text\":null,\"word\":\"eu\"},"
                + "{\"name\":\"Roof\",\"port\":502},\"dach-sud-2-2\",\"device\",0,99,100]");
  }
}
