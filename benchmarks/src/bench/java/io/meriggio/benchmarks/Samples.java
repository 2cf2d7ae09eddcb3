// SPDX-License-Identifier: Apache-2.0
package io.meriggio.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** The times of one run, with what the thread allocated and the process burnt meanwhile. */
final class Samples {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final long[] nanos;
  private final long allocatedBefore;
  private final long cpuBefore;
  private final long ownCpuBefore;
  private final long start;
  private int count;
  private long allocated;
  private long cpu;
  private long ownCpu;
  private long elapsed;

  Samples(int most) {
    nanos = new long[most];
    cpuBefore = PROCESS.getProcessCpuTime();
    ownCpuBefore = THREADS.getCurrentThreadCpuTime();
    start = System.nanoTime();
    allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
  }

  void add(long time) {
    if (count < nanos.length) {
      nanos[count] = time;
    }
    count++;
  }

  /** Ends the run. */
  Samples done() {
    allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    elapsed = System.nanoTime() - start;
    cpu = PROCESS.getProcessCpuTime() - cpuBefore;
    ownCpu = THREADS.getCurrentThreadCpuTime() - ownCpuBefore;
    Arrays.sort(nanos, 0, Math.min(count, nanos.length));
    return this;
  }

  double perSecond() {
    return count * 1e9 / elapsed;
  }

  double bytesEach() {
    return allocated / (double) count;
  }

  double cpuMicrosEach() {
    return cpu / 1e3 / count;
  }

  /** What the thread that added the samples burnt, peers of the same process not counted. */
  double ownCpuMicrosEach() {
    return ownCpu / 1e3 / count;
  }

  int count() {
    return count;
  }

  /** A time that this share of the samples does not exceed, in microseconds. */
  double micros(double share) {
    int kept = Math.min(count, nanos.length);
    return nanos[Math.min(kept - 1, (int) (share * kept))] / 1e3;
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
