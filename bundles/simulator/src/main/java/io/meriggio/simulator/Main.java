// SPDX-License-Identifier: Apache-2.0
package io.meriggio.simulator;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a simulated plant without OSGi until it is ended by a signal. Arguments are settings, {@code
 * key=value}: {@code meterPort=15502 inverterPort=15503 meterProfile=DTSU666-H}.
 */
public final class Main {

  private Main() {}

  /** Starts the plant, prints where its devices are, stays until the process is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    SimulatedPlant plant;
    try {
      plant =
          new SimulatedPlant(
              PlantSettings.from(pairs(arguments)), Clock.system(ZoneId.systemDefault()));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(plant::close));
    plant.announcement().forEach(System.out::println);
    System.out.flush();
    ended.await();
  }

  private static Map<String, String> pairs(String[] arguments) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String argument : arguments) {
      String[] pair = argument.split("=", 2);
      if (pair.length != 2) {
        throw new IllegalArgumentException("found '" + argument + "', allowed key=value");
      }
      pairs.put(pair[0], pair[1]);
    }
    return pairs;
  }
}
