// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Coming in, going out, and what each may see and do. */
class AccountPagesTest extends InBrowser {
  private static final ObjectNode DONE = new ObjectMapper().createObjectNode();

  @Test
  void whoIsNotSignedInSignsInAndComesToWhereTheyWanted() throws Exception {
    MockHousehold.in(gateway);
    gateway.signOut(true);
    page.zone("America/New_York");
    open("#/alarms", "login");
    gateway.refuse("/sessions", 401, "Name or password is wrong.");
    signIn("not the password");
    page.await("document.querySelector('[role=alert] .refusal')");
    assertThat(page.text(".refusal")).isEqualTo("Name or password is wrong.");
    assertThat(page.evaluate("document.body.innerText").asText()).doesNotContain("kW");

    gateway.accept("/sessions", MockAccess.owner());
    signIn("correct horse battery");
    page.await("document.querySelector('alarms-page [data-alarm=a7] button')");
    assertThat(page.evaluate("location.hash").asText()).isEqualTo("#/alarms");
    assertThat(gateway.orders())
        .last()
        .isEqualTo(
            "POST /sessions {\"user\":\"anna\",\"password\":\"correct horse battery\",\"cookie\":true}");
    assertThat(page.text("[data-page=alarms] .badge")).startsWith("1");

    gateway.answer("/alarms/a7/acknowledge", MockHousehold.acknowledgedAlarm());
    click("[data-alarm=a7] button");
    page.await("document.querySelector('[data-alarm=a7]').textContent.includes('Seen by anna')");
    page.await("!document.querySelector('.badge')");
    assertThat(page.text("[data-alarm=a7]"))
        .as("who looks from afar reads the times of the plant in Rome: 11:00 UTC is 13:00 there")
        .contains("Seen by anna, 21 Jun 2026, 13:00");
    assertThat(gateway.csrfTokens()).containsExactly("mock-csrf-token");

    page.await("document.querySelector('.past [data-alarm=a2]')");
    click(".past [data-do=older]");
    page.await("document.querySelector('.past li:last-child[data-alarm=a0]')");
    assertThat(page.text(".past .actions")).isEqualTo("Older ones added: 2. Shown: 4.");
  }

  /** A device that has just fallen silent is no alarm yet. */
  @Test
  void alarmsSayThatAllIsWellOnlyWhenItIsAndNameThePartsOfThePlant() throws Exception {
    page.languages("de-DE");
    gateway.answer("/health", MockPlant.health("DEGRADED"));
    live(gateway.address() + "#/alarms");
    page.await("document.querySelector('alarms-page .none-yet a[href=\"#/devices\"]')");
    assertThat(page.evaluate("document.querySelector('.all-well')").isNull()).isTrue();

    gateway.answer("/health", MockPlant.health("STARTING"));
    live(gateway.address() + "?starting#/alarms");
    page.await("document.querySelector('alarms-page .alarms:first-of-type .plain-note')");
    assertThat(page.evaluate("document.querySelector('.all-well, .none-yet')").isNull()).isTrue();

    ObjectNode alarms = new ObjectMapper().createObjectNode();
    alarms.putArray("alarms").add(((ObjectNode) MockHousehold.alarm()).put("subject", "exchange"));
    gateway.answer("/alarms?state=active", alarms);
    live(gateway.address() + "?again#/alarms");
    page.await("document.querySelector('alarms-page [data-alarm=a7]')");
    assertThat(page.text("[data-alarm=a7] .quiet")).startsWith("Netzaustausch · seit");
  }

  @Test
  void aNewGatewayIsClaimedWithWhatTheLinkBrings() throws Exception {
    gateway.signOut(false);
    open("#/charging", "claim");
    open("#/claim?code=ABCD-2345&serial=CA020490200005", "claim");
    assertThat(page.text("main"))
        .contains("The account must be that of the real owner of the system.");
    page.await("document.querySelector('[name=claimCode]').value === 'ABCD-2345'");
    fill("user", "anna");
    fill("password", "correct horse battery");
    gateway.refuse("/claim", 403, "Serial number or code is wrong.");
    click("form .main");
    page.await("document.querySelector('.refusal')");
    gateway.accept("/claim", MockAccess.owner());
    click("form .main");
    page.await("document.querySelector('[data-connection=LIVE]')");
    assertThat(gateway.orders())
        .last()
        .isEqualTo(
            "POST /claim {\"serialNumber\":\"CA020490200005\",\"claimCode\":\"ABCD-2345\","
                + "\"user\":\"anna\",\"password\":\"correct horse battery\",\"cookie\":true}");
    page.evaluate("location.hash = '#/claim'");
    page.await("document.querySelector('claim-page')?.textContent.includes('has an owner')");
  }

  @Test
  void aUserSeesStatesAndReasonsAndNothingToActOn() throws Exception {
    MockControl.on(gateway);
    MockHousehold.in(gateway);
    gateway.signIn(MockAccess.user());
    live(gateway.address());
    page.await("document.querySelector('[data-charge-point=wb1]')");
    assertThat(page.text("[data-charge-point=wb1] .explanation")).contains("1800 W are needed");
    assertThat(buttons()).isZero();
    page.evaluate("location.hash = '#/charging'");
    page.await("document.querySelector('strategy-choice .tile')");
    assertThat(buttons()).isZero();
    assertThat(page.evaluate("document.querySelector('fieldset').disabled").asBoolean()).isTrue();
    page.evaluate("location.hash = '#/alarms'");
    page.await("document.querySelector('[data-alarm=a7]')");
    assertThat(buttons()).isZero();
    page.evaluate("location.hash = '#/settings'");
    page.await("document.querySelector('.sections a')");
    assertThat(page.text(".sections")).isEqualTo("Your account API tokens About");
  }

  @Test
  void aSessionThatEndedMeanwhileLeadsToSigningInAndBack() throws Exception {
    MockControl.on(gateway);
    live(gateway.address() + "#/charging");
    page.await("document.querySelector('[data-charge-point=wb2]')");
    gateway.signOut(true);
    click("[data-charge-point=wb2] .main");
    page.await("document.querySelector('login-page')");
    gateway.accept("/sessions", MockAccess.owner());
    signIn("correct horse battery");
    page.await("document.querySelector('charging-page [data-charge-point=wb2]')");
  }

  @Test
  void aSessionThatEndsWhileSomebodyTypesLosesNothingOfIt() throws Exception {
    MockControl.on(gateway);
    live(gateway.address() + "#/outputs");
    click("[data-logics] .button.main");
    page.await("document.querySelector('logic-form [name=maximum]')");
    page.evaluate("document.querySelector('logic-form [name=maximum]').focus()");
    page.send("Input.insertText", java.util.Map.of("text", "7"));
    String typed = value("logic-form [name=maximum]");
    gateway.signOut(true);
    click("logic-form .button.main");
    page.await(
        "document.querySelector('dialog.again[open] [name=password]') === document.activeElement");
    assertThat(page.text("dialog.again")).contains("Your session is over");
    assertThat(value("dialog.again [name=user]")).isEqualTo("anna");
    assertThat(page.evaluate("location.hash").asText()).isEqualTo("#/outputs");
    Axe.check(page);
    gateway.refuse("/sessions", 401, "Name or password is wrong.");
    signInAgain("not the password");
    page.await("document.querySelector('dialog.again .refusal')");
    gateway.accept("/sessions", MockAccess.owner());
    signInAgain("correct horse battery");
    page.await("!document.querySelector('dialog.again[open]')");
    assertThat(value("logic-form [name=maximum]")).isEqualTo(typed);
    gateway.answer("/logics", DONE);
    click("logic-form .button.main");
    page.await("!document.querySelector('logic-form')");
    assertThat(gateway.orders()).last().asString().contains("\"maximum\":" + typed);
  }

  private void signInAgain(String password) throws Exception {
    page.evaluate(
        "document.querySelector('dialog.again [name=password]').value = '" + password + "'");
    click("dialog.again .main");
  }

  private String value(String selector) throws Exception {
    return page.evaluate("document.querySelector('" + selector + "').value").asText();
  }

  @Test
  void signingOutLeavesNoFigureBehind() throws Exception {
    MockHousehold.in(gateway);
    live(gateway.address());
    page.evaluate("location.hash = '#/settings/account'");
    page.await("document.querySelector('settings-account [data-session=s2] button')");
    gateway.answer("/sessions/current", DONE);
    gateway.signOutOnRequest();
    click("settings-account .actions button");
    page.await("document.querySelector('login-page')");
    assertThat(page.text("body")).doesNotContain("Casa Bianchi", "192.168");
    assertThat(gateway.orders()).contains("DELETE /sessions/current");
  }

  @Test
  void whoForgotThePasswordGetsANewOneByTheCodeOfTheMachine() throws Exception {
    gateway.signOut(true);
    gateway.answer("/recovery/code", DONE);
    gateway.answer("/recovery", DONE);
    gateway.answer("/sessions", MockAccess.owner());
    open("#/recovery", "recovery");
    fill("user", "anna");
    click("form .main");
    fill("code", "WXYZ-6789");
    fill("password", "a better password");
    click("form .main");
    page.await("document.querySelector('home-page')");
    assertThat(gateway.orders())
        .containsSubsequence(
            "POST /recovery/code {\"user\":\"anna\"}",
            "POST /recovery {\"user\":\"anna\",\"code\":\"WXYZ-6789\",\"password\":\"a better password\"}");
  }

  @Test
  void anInvitationMakesAnAccount() throws Exception {
    gateway.signOut(true);
    gateway.answer("/invitations/accept", MockAccess.user());
    open("#/invitation?code=INVI-TE22", "invitation");
    fill("user", "luca");
    fill("password", "one two three four");
    click("form .main");
    page.await("document.querySelector('home-page')");
    assertThat(gateway.orders())
        .containsExactly(
            "POST /invitations/accept {\"code\":\"INVI-TE22\",\"user\":\"luca\","
                + "\"password\":\"one two three four\",\"cookie\":true}");
  }

  @Test
  void whatIsWrongWithASettingStandsBesideItsField() throws Exception {
    MockHousehold.in(gateway);
    live(gateway.address());
    page.evaluate("location.hash = '#/settings/notices'");
    fill("from", "casa@example.org");
    gateway.refuseField("/settings/mail", "to", "An address needs one @.");
    fill("to", "anna, luca@example.org");
    page.evaluate("document.querySelector('[data-settings=mail] form').noValidate = true");
    click("[data-settings=mail] .main");
    page.await("document.querySelector('[name=to][aria-invalid=true]') === document.activeElement");
    assertThat(page.text(".field.wrong")).contains("An address needs one @.");
    assertThat(gateway.orders())
        .last()
        .asString()
        .contains("\"to\":[\"anna\",\"luca@example.org\"]", "\"password\":true", "\"port\":587");
  }

  private void signIn(String password) throws Exception {
    fill("user", "anna");
    fill("password", password);
    click("login-page .main");
  }

  private int buttons() throws Exception {
    // to see older ones changes nothing
    return page.evaluate(
            "[...document.querySelectorAll('main .actions button')].filter((one) => one.dataset.do !== 'older').length")
        .asInt();
  }
}
