// SPDX-License-Identifier: Apache-2.0
package io.meriggio.web.internal;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The page's modules, called one by one in the browser that runs them; one tab for a test class.
 */
final class PageModules implements BeforeAllCallback, AfterAllCallback {
  private MockGateway gateway;
  private BrowserPage page;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    page = InBrowser.newPage();
    gateway = new MockGateway();
    page.go(gateway.address());
    page.await("document.querySelector('meta[name=build]')");
  }

  /**
   * What an expression gives, as text.
   *
   * @param module the file's name, such as {@code units.js}
   * @param expression JavaScript; {@code m} is the module; a promise is awaited
   */
  String call(String module, String expression) throws Exception {
    String script =
        "import(`/app/${document.querySelector('meta[name=build]').content}/%s`).then((m) => %s)";
    return page.evaluate(script.formatted(module, expression)).asText();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (page != null) {
      page.close();
    }
    if (gateway != null) {
      gateway.close();
    }
  }
}
