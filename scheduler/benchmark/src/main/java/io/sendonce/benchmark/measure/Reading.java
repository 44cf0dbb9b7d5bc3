package io.sendonce.benchmark.measure;

import java.time.Duration;
import java.util.Map;

/**
 * All counters at one moment.
 *
 * @param progress how many messages the contestant has come to
 * @param walBytes bytes of write-ahead log
 * @param server processor time of the server's processes
 * @param client processor time of the contestant's processes
 */
record Reading(
    long progress, long walBytes, Map<Long, Duration> server, Map<Long, Duration> client) {

  static Reading take(long progress, Server server, Crew crew) {
    return new Reading(progress, server.walBytes(), server.processorTimes(), crew.processorTimes());
  }
}
