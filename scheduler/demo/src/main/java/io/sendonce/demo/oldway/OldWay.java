package io.sendonce.demo.oldway;

import io.sendonce.demo.stage.DemoProvider;
import io.sendonce.demo.stage.PartFailedException;
import io.sendonce.demo.stage.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** Runs the incident. */
public final class OldWay {

  /** The provider's id of the account that sends the old way. */
  public static final String ACCOUNT = "account-old-way";

  /** How many runs overlap. */
  public static final int RUNS = 3;

  private static final List<String> NAMES =
      List.of("Ada Fernwood", "Bela Quist", "Cleo Marlowe", "Dario Venn", "Edda Lindqvist");

  private final OldQueue queue;
  private final DemoProvider provider;
  private final Duration cron;

  /**
   * The incident, ready to happen.
   *
   * @param cron how long after one run the next one starts
   */
  public OldWay(Jdbi jdbi, DemoProvider provider, Duration cron) {
    this.queue = new OldQueue(jdbi);
    this.provider = provider;
    this.cron = cron;
  }

  /** Names by the provider's id of the person, in the order of the queue. */
  public static Map<String, String> people() {
    Map<String, String> people = new LinkedHashMap<>();
    for (String name : NAMES) {
      people.put("old-way-" + name.toLowerCase(Locale.ROOT).replace(' ', '-'), name);
    }
    return people;
  }

  /**
   * Queues one message to each person and lets the runs overlap until all have ended.
   *
   * @param told is told in a line what each run found
   * @return how many rows of the queue say sent
   */
  public int run(Consumer<String> told) throws PartFailedException {
    queue.createTables();
    people().forEach((person, name) -> queue.add(person, "Hello " + name + ", shall we talk?"));
    ExecutorService cronRuns =
        Executors.newFixedThreadPool(
            RUNS,
            task -> {
              Thread thread = new Thread(task, "old-processor");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Void>> runs = new ArrayList<>();
      for (int run = 1; run <= RUNS; run++) {
        runs.add(cronRuns.submit(new OldProcessor("run " + run, queue, provider, told)));
        Patience.pause(run < RUNS ? cron : Duration.ZERO);
      }
      awaitAll(runs);
    } finally {
      cronRuns.shutdownNow();
    }
    return queue.sent();
  }

  private static void awaitAll(List<Future<Void>> runs) throws PartFailedException {
    for (Future<Void> run : runs) {
      try {
        run.get();
      } catch (ExecutionException e) {
        throw new PartFailedException("the old way stopped working: " + e.getCause(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PartFailedException("interrupted while the old way was shown", e);
      }
    }
  }
}
