package io.sendonce.benchmark.measure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time of several processes, as the operating system counts it. */
public final class ProcessorTimes {

  private ProcessorTimes() {}

  /** What each has used so far, by process id. */
  public static Map<Long, Duration> of(Stream<ProcessHandle> processes) {
    Map<Long, Duration> times = new HashMap<>();
    processes.forEach(
        process ->
            process.info().totalCpuDuration().ifPresent(used -> times.put(process.pid(), used)));
    return times;
  }

  /** What those that are there at the end have used between two readings. */
  public static Duration between(Map<Long, Duration> begin, Map<Long, Duration> end) {
    Duration sum = Duration.ZERO;
    for (Map.Entry<Long, Duration> each : end.entrySet()) {
      sum = sum.plus(each.getValue().minus(begin.getOrDefault(each.getKey(), Duration.ZERO)));
    }
    return sum;
  }
}
