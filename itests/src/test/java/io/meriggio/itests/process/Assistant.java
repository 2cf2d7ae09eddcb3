// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import io.meriggio.simulator.SimulatedDevice;
import java.nio.file.Path;

/** The commissioning assistant of the page, used as an installer uses it. */
final class Assistant {
  private final Browser browser;

  Assistant(Browser browser) {
    this.browser = browser;
  }

  /** From the safety notice to the list of devices. */
  Assistant describe(String site, int phases, int configuration) {
    browser.see("[data-step=safety]");
    browser.press("label:has([name=safetyConfirmed])");
    next("system");
    browser.press("[name=phases][value='" + phases + "']");
    next("contract");
    browser.fill("contractedPower", phases == 1 ? "4.5" : "10");
    next("place");
    browser.fill("name", site);
    next("configuration");
    picture("configuration-of-" + phases);
    browser.press("[name=configuration][value='" + configuration + "']");
    return next("devices");
  }

  /** Takes out a device of the plant before. */
  Assistant without(String device) {
    String entry = "[data-device=" + device + "]";
    browser.press(entry + " .remove");
    browser.seeNo(entry);
    return this;
  }

  /** Enters a device by hand: reached by Modbus TCP over a line of its own. */
  Assistant with(String word, SimulatedDevice device) {
    browser.press("[data-add=" + word + "]");
    String form = "[data-new=" + word + "] ";
    browser.see(form);
    browser.pick(form + "[name=line]", "+");
    browser.pick(form + "[name=way]", "modbusTcp");
    browser.type(form + "[name=host]", "127.0.0.1");
    browser.type(form + "[name=port]", String.valueOf(device.port()));
    browser.type(form + "[name=unit]", String.valueOf(device.unit()));
    browser.press(form + "[data-take]");
    browser.see("[data-device=" + word + "-1]");
    return this;
  }

  /** The gateway's terminals are those of a Modbus I/O module. */
  Assistant withTerminals(SimulatedDevice module) {
    browser.press("label:has([name=backend][value=modbus])");
    browser.fill("moduleHost", "127.0.0.1:" + module.port());
    browser.fill("moduleUnit", String.valueOf(module.unit()));
    browser.press("label:has([name=moduleConfirmed])");
    return this;
  }

  Assistant confirm(String check) {
    browser.press("label:has([name=" + check + "])");
    return this;
  }

  Assistant next(String step) {
    browser.press(".step-buttons .next");
    browser.see("[data-step=" + step + "]");
    return this;
  }

  /** Applies what the summary shows and goes home. */
  void apply(String picture) {
    picture(picture);
    browser.press(".apply");
    browser.see("[data-applied]");
    browser.press(".go-home");
    browser.see("home-page");
  }

  private void picture(String name) {
    browser.picture(Path.of("target", "pictures", "commissioning-" + name + ".png"));
  }
}
