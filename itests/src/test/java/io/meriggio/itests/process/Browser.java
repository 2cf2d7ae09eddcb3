// SPDX-License-Identifier: Apache-2.0
package io.meriggio.itests.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium, steered by its own driver: what a person sees, types and clicks. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Whether this machine has what it takes. */
  static boolean isInstalled() {
    return program("chromedriver").isPresent() && program("chromium").isPresent();
  }

  private static Optional<Path> program(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it, with a profile of its own.
   *
   * @param language as the browser asks for it: {@code it-IT}
   */
  static Browser start(String language, Path downloads) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, java.util.logging.Level.WARNING);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium").orElseThrow().toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.setExperimentalOption(
        "prefs",
        Map.of(
            "download.default_directory", downloads.toString(), "intl.accept_languages", language));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=" + language,
        "--window-size=1280,900");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  Browser open(String address) {
    driver.get(address);
    return this;
  }

  /** A window of that many pixels; below 600 wide it is a phone. */
  Browser size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  /** What the operating system prefers: {@code light} or {@code dark}. */
  Browser scheme(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** The first visible element of a CSS selector, as soon as there is one. */
  WebElement see(String selector) {
    return until(
        "see " + selector,
        () ->
            driver.findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst());
  }

  /** The first visible element of a CSS selector whose text matches, as soon as there is one. */
  WebElement see(String selector, String pattern) {
    return until(
        "see " + selector + " with " + pattern,
        () ->
            driver.findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .filter(element -> plain(element.getText()).matches("(?s).*" + pattern + ".*"))
                .findFirst());
  }

  /** Waits until nothing of that selector is visible. */
  void seeNo(String selector) {
    until(
        "see no " + selector,
        () ->
            driver.findElements(By.cssSelector(selector)).stream()
                    .noneMatch(WebElement::isDisplayed)
                ? Optional.of(true)
                : Optional.empty());
  }

  /** Whether something of that selector is visible now. */
  boolean shows(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
  }

  /** Clicks the first visible element of a CSS selector. */
  void press(String selector) {
    until(
        "press " + selector,
        () -> {
          Optional<WebElement> found =
              driver.findElements(By.cssSelector(selector)).stream()
                  .filter(WebElement::isDisplayed)
                  .filter(WebElement::isEnabled)
                  .findFirst();
          found.ifPresent(WebElement::click);
          return found;
        });
  }

  /** Types into the field of that name, in the place of what was there. */
  void fill(String name, String text) {
    type("input[name=\"" + name + "\"], textarea[name=\"" + name + "\"]", text);
  }

  /** Types into a field, in the place of what was there. */
  void type(String selector, String text) {
    WebElement field = see(selector);
    field.clear();
    field.sendKeys(text);
  }

  /** Chooses an option of the field of that name by its value. */
  void choose(String name, String value) {
    pick("select[name=\"" + name + "\"]", value);
  }

  /** Chooses an option of a field by its value. */
  void pick(String selector, String value) {
    press(selector + " option[value=\"" + value + "\"]");
  }

  String text(String selector) {
    return plain(see(selector).getText());
  }

  /** Runs a script in the page and gives its value. */
  Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** What the page itself gets at an address, with its cookie. */
  String fetch(String address) {
    return String.valueOf(
        ((JavascriptExecutor) driver)
            .executeAsyncScript(
                """
                const tell = arguments[arguments.length - 1];
                fetch(arguments[0]).then((answer) => answer.text()).then(tell, (error) => tell(String(error)));
                """,
                address));
  }

  /** Waits until an expression of the page is true. */
  void await(String expression) {
    until(
        expression,
        () ->
            Boolean.TRUE.equals(
                    run("try { return Boolean(" + expression + ") } catch { return false }"))
                ? Optional.of(true)
                : Optional.empty());
  }

  /**
   * What axe-core finds against WCAG 2.2 AA on the page as it is: a line for each rule and element.
   */
  List<String> accessibility() throws IOException {
    try (InputStream axe =
        Browser.class.getResourceAsStream(
            "/META-INF/resources/webjars/axe-core/"
                + System.getProperty("axe.version")
                + "/axe.min.js")) {
      // the driver's own way into the page, which the page's policy doesn't concern
      run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found =
        ((JavascriptExecutor) driver)
            .executeAsyncScript(
                """
                const tell = arguments[arguments.length - 1];
                axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
                  .then((result) => tell(result.violations.flatMap((rule) => rule.nodes.map((node) =>
                    `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`))))
                  .catch((error) => tell([String(error)]));
                """);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  /** Warnings and errors of the browser's console since the last call. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  /** Keeps a picture of the window. */
  void picture(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something that may not be there yet. */
  private interface Look<T> {
    Optional<T> look();
  }

  private <T> T until(String what, Look<T> look) {
    try {
      return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
          .ignoring(StaleElementReferenceException.class)
          .ignoring(org.openqa.selenium.ElementNotInteractableException.class)
          .until(browser -> look.look().orElse(null));
    } catch (TimeoutException e) {
      throw new AssertionError(
          "could not %s at %s; the page says:%n%s%nconsole: %s"
              .formatted(
                  what,
                  driver.getCurrentUrl(),
                  driver.findElement(By.tagName("body")).getText(),
                  complaints()),
          e);
    }
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s\u00a0\u202f]+", " ").trim();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "browser at %s", driver.getCurrentUrl());
  }

  @Override
  public void close() {
    driver.quit();
  }
}
