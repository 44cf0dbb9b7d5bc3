package io.sendonce.scheduler.config;

import io.sendonce.scheduler.properties.DidYouMean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one of Quartz's keys must be, and what it is where the file does not say.
 *
 * @param check the end of a sentence that begins with key and value, or empty when all is well
 */
record QuartzRule(String key, String standard, Function<String, Optional<String>> check) {

  private static final String JDBC = "org.quartz.impl.jdbcjobstore.";
  private static final String STORE = "io.sendonce.scheduler.store.ExclusiveJobStore";
  private static final String DELEGATE = JDBC + "PostgreSQLDelegate";
  private static final String ROW_LOCKS = JDBC + "StdRowLockSemaphore";

  static final List<QuartzRule> ALL =
      List.of(
          matching(QuartzKeys.INSTANCE_NAME, "sendonce", "[A-Za-z0-9._-]{1,100}"),
          family(QuartzKeys.STORE_CLASS, STORE, "other stores overlap exclusive jobs"),
          fixed("driverDelegateClass", DELEGATE, "the store brings its own form of it"),
          family(QuartzKeys.LOCK_HANDLER, ROW_LOCKS, "locks in memory hold back one node only"),
          fixed("isClustered", "true", "a store that is not clustered takes the others' jobs over"),
          fixed("acquireTriggersWithinLock", "true", "without it two nodes fire the same trigger"),
          fixed(
              "useProperties", "true", "job data stays readable, and loads after a class changed"),
          fixed("useDBLocks", "true", "locks in memory hold back one node only"),
          fixed("txIsolationLevelSerializable", "false", "Quartz does not repeat what it aborts"),
          fixed("dontSetAutoCommitFalse", "false", "a row lock ends with its statement otherwise"),
          matching(QuartzKeys.TABLE_PREFIX, "QRTZ_", "[A-Za-z_][A-Za-z0-9_.]{0,40}"),
          number(QuartzKeys.THREADS, "16", 1, 500),
          number(QuartzKeys.CHECKIN, "2000", 500, 60_000),
          number(QuartzKeys.SILENCE_GRACE, "20000", 5000, 600_000),
          number(QuartzKeys.MISFIRE, "10000", 1000, 3_600_000),
          number(QuartzKeys.IDLE_WAIT, "5000", 1000, 60_000));

  private static QuartzRule fixed(String key, String value, String why) {
    return new QuartzRule(
        QuartzKeys.JOB_STORE + key,
        value,
        written ->
            written.equalsIgnoreCase(value)
                ? Optional.empty()
                : Optional.of("must be " + value + ": " + why));
  }

  static QuartzRule number(String key, String standard, int least, int most) {
    Kind<Integer> kind = Kind.number(least, most);
    return new QuartzRule(
        key,
        standard,
        written -> kind.parse(written).isPresent() ? Optional.empty() : Optional.of(kind.rule()));
  }

  private static QuartzRule matching(String key, String standard, String pattern) {
    return new QuartzRule(
        key,
        standard,
        written ->
            written.matches(pattern) ? Optional.empty() : Optional.of("must match " + pattern));
  }

  private static QuartzRule family(String key, String ancestor, String why) {
    return new QuartzRule(key, ancestor, written -> relation(written, ancestor, why));
  }

  /** Knows Quartz's classes by name only, so that settings can be read without them. */
  private static Optional<String> relation(String written, String ancestor, String why) {
    try {
      ClassLoader loader = QuartzRule.class.getClassLoader();
      Class<?> type = Class.forName(written, false, loader);
      while (type != null && !type.getName().equals(ancestor)) {
        type = type.getSuperclass();
      }
      return type != null
          ? Optional.empty()
          : Optional.of("must be " + ancestor + " or extend it: " + why);
    } catch (ClassNotFoundException | LinkageError notThere) {
      String hint = DidYouMean.hint(written, Arrays.asList(STORE, ROW_LOCKS));
      return Optional.of("names a class that is not on the class path" + hint);
    }
  }
}
