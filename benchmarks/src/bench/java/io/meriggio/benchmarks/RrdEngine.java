// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import org.rrd4j.ConsolFun;
import org.rrd4j.DsType;
import org.rrd4j.core.RrdDb;
import org.rrd4j.core.RrdDef;
import org.rrd4j.core.Sample;

/** A round-robin file a channel: seconds of a day, minutes of a month, quarters of a year. */
final class RrdEngine implements HistoryEngine {
  private final RrdDb[] files;
  private final Sample[] samples;

  RrdEngine(Path folder, int channels) throws Exception {
    files = new RrdDb[channels];
    samples = new Sample[channels];
    for (int i = 0; i < channels; i++) {
      String path = folder.resolve(i + ".rrd").toString();
      if (!Files.exists(Path.of(path))) {
        RrdDef definition = new RrdDef(path, HistoryBenchmark.T0 - 1, 1);
        definition.addDatasource("v", DsType.GAUGE, 60, Double.NaN, Double.NaN);
        definition.addArchive(ConsolFun.AVERAGE, 0.5, 1, 86_400);
        definition.addArchive(ConsolFun.AVERAGE, 0.5, 60, 43_200);
        definition.addArchive(ConsolFun.AVERAGE, 0.5, 900, 35_040);
        RrdDb.of(definition).close();
      }
      files[i] = RrdDb.of(path);
      samples[i] = files[i].createSample();
    }
  }

  @Override
  public long append(long second, long[] values) throws Exception {
    for (int i = 0; i < values.length; i++) {
      samples[i].setTime(second);
      samples[i].setValue(0, values[i]);
      samples[i].update();
    }
    return second;
  }

  @Override
  public int ask(int channel, long from, long to) throws Exception {
    return files[channel]
        .createFetchRequest(ConsolFun.AVERAGE, from, to, (to - from) / 500)
        .fetchData()
        .getRowCount();
  }

  @Override
  public long last() throws Exception {
    long last = Long.MAX_VALUE;
    for (RrdDb file : files) {
      last = Math.min(last, file.getLastUpdateTime());
    }
    return last;
  }

  @Override
  public void close() throws Exception {
    for (RrdDb file : files) {
      file.close();
    }
  }
}
