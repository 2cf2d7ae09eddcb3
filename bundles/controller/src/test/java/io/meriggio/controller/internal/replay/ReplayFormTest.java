// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The form of what {@code replay} prints, to the letter of the doors' contract. */
class ReplayFormTest {

  private static List<String> lines(String scenario) throws BadScenario {
    List<String> lines = new ArrayList<>();
    Replay.run(ScenarioReader.read(scenario.replace('\'', '"')), line -> lines.add(line.csv()));
    return lines;
  }

  @Test
  void aCarUnderTheSunAndAContactAreToldLineByLine() throws BadScenario {
    assertThat(
            lines(
                """
                {'start':'2026-06-01T10:00:00+02:00','timeZone':'Europe/Rome','durationSeconds':900,
                 'plant':{'phases':1,'contractedPower':6000},
                 'chargePoints':[{'id':'wb1','phases':1,'maxCurrent':16,
                                  'strategy':{'kind':'ECO_PURE'}}],
                 'logics':[{'id':'hp','output':3,'variable':'PV_POWER','maximum':2000,
                            'minimum':1000}],
                 'inputs':[{'at':0,'pv_power':1500,'home':400},{'at':600,'pv_power':1800},
                           {'at':700,'pv_power':2000},
                           {'at':800,'action':'setStrategy','chargePoint':'wb1',
                            'role':'ADMINISTRATOR','strategy':{'kind':'FAST'}}]}
                """))
        .containsExactly(
            "0,charge-point,wb1,STANDBY,PV_LOW,0,1,0,0,",
            "0,output,3,OPEN,THRESHOLD,,,,,relay 2",
            "660,charge-point,wb1,STARTING,,8,1,0,0,",
            "665,charge-point,wb1,CHARGING,,8,1,1840,0,",
            "760,output,3,CLOSED,hp,,,,,relay 2",
            "800,action,setStrategy,409,SESSION_IN_PROGRESS,,,,,",
            "900,end,wb1,CHARGING,,8,1,1840,120,");
  }

  @Test
  void inputsOffTheCycleTakeEffectAtTheNextDecision() throws BadScenario {
    assertThat(
            lines(
                """
                {'start':'2026-06-01T10:00:00+02:00','durationSeconds':13,
                 'plant':{'contractedPower':6000},
                 'chargePoints':[{'id':'wb1','plugged':false,'strategy':{'kind':'FAST'}}],
                 'inputs':[{'at':6,'chargePoint':'wb1','plugged':true,'home':500}]}
                """))
        .containsExactly(
            "0,charge-point,wb1,UNPLUGGED,,0,1,0,0,",
            "10,charge-point,wb1,STARTING,,16,1,0,0,",
            "13,end,wb1,STARTING,,16,1,0,0,");
  }

  @Test
  void aSlipOfThePenIsToldWithItsPlace() {
    assertThatThrownBy(
            () ->
                lines(
                    """
                    {'start':'2026-06-01T10:00:00+02:00','durationSeconds':10,
                     'plant':{'contractedPower':6000},'inputs':[{'at':0,'pvpower':1}]}
                    """))
        .isInstanceOf(BadScenario.class)
        .hasMessageStartingWith("scenario.inputs[0].pvpower is unknown; allowed: ");
  }
}
