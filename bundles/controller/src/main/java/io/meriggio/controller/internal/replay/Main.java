// SPDX-License-Identifier: Apache-2.0
package io.meriggio.controller.internal.replay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** {@code ./meriggio replay SCENARIO.json}: decisions as CSV on standard output. */
public final class Main {
  private Main() {}

  /** Ends with status 0, or 2 and a message when the scenario can't be used. */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      fail("say which scenario: replay SCENARIO.json");
      return;
    }
    try {
      run(Path.of(arguments[0]));
    } catch (NoSuchFileException e) {
      fail(arguments[0] + ": there is no such file");
    } catch (MalformedInputException e) {
      fail(arguments[0] + ": the text is not UTF-8");
    } catch (IOException e) {
      fail(arguments[0] + ": " + e.getMessage());
    } catch (BadScenario e) {
      fail(arguments[0] + ": " + e.getMessage());
    }
  }

  private static void run(Path file) throws IOException, BadScenario {
    Scenario scenario = ScenarioReader.read(Files.readString(file));
    try (PrintWriter out =
        new PrintWriter(
            new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)))) {
      out.println(Line.HEADER);
      Replay.run(scenario, line -> out.println(line.csv()));
    }
  }

  private static void fail(String message) {
    System.err.println("meriggio: " + message);
    System.exit(2);
  }
}
