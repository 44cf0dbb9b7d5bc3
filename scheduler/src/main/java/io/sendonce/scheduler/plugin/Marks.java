package io.sendonce.scheduler.plugin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDataMap;

/**
 * What the plugin writes beside a job's own data. The mark of the job stands on the job, that of
 * the schedule on the trigger; a trigger can be read on a node that lacks the job's class.
 */
final class Marks {

  static final String PREFIX = "sendonce.";

  /** On a job: the fingerprint of what runs. */
  static final String WORK = PREFIX + "work";

  /** On a trigger: the fingerprint of when it runs. */
  static final String TIMING = PREFIX + "timing";

  /** On a trigger: the schedule alone, in words. */
  static final String SCHEDULE = PREFIX + "schedule";

  private Marks() {}

  static @Nullable String read(JobDataMap data, String mark) {
    return data.get(mark) instanceof String text ? text : null;
  }

  static String fingerprint(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // The length keeps apart what only reads the same when it is joined.
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
