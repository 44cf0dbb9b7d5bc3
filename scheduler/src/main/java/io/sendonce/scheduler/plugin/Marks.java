package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.runs.RunBounds;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDataMap;

/** What the plugin writes into the data of jobs and triggers, beside what the file gives them. */
final class Marks {

  private static final String PREFIX = "sendonce.";

  /** On a job: the fingerprint of what runs. */
  static final String WORK = PREFIX + "work";

  /** On a job: the one node that runs it. */
  static final String NODE = PREFIX + "node";

  /** On a job: after how many ms a run is interrupted. */
  static final String MAX_RUN = RunBounds.MAX_RUN;

  /** On a trigger: the fingerprint of when it runs. */
  static final String TIMING = PREFIX + "timing";

  /** On a trigger: the schedule alone, in words. */
  static final String SCHEDULE = PREFIX + "schedule";

  /** On a trigger: name and fingerprint of the calendar; not there where it has none. */
  static final String DAYS = PREFIX + "days";

  private Marks() {}

  static @Nullable String read(JobDataMap data, String mark) {
    return data.get(mark) instanceof String text ? text : null;
  }

  /** Whether a key of a job's data is the plugin's. */
  static boolean isOne(String key) {
    return key.startsWith(PREFIX);
  }
}
