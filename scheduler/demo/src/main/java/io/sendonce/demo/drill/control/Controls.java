package io.sendonce.demo.drill.control;

import io.sendonce.demo.drill.cluster.Grounds;
import io.sendonce.demo.stage.DemoDatabase;
import io.sendonce.demo.stage.PartFailedException;
import io.sendonce.demo.stage.Patience;
import io.sendonce.demo.stage.RunningProcess;
import io.sendonce.demo.verdict.Delivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs the controls. */
public final class Controls {

  /** What the provider's ids of their accounts begin with. */
  public static final String ACCOUNTS = "control-";

  static final String PASSWORD = "DRILL_DATABASE_PASSWORD";

  private static final int PEOPLE = 18;
  private static final int PROCESSES = 2;
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Duration UNTIL_KILL = Duration.ofMillis(1500);

  /** One to each of the first people: lost answers, then refusals that look like answers. */
  private static final List<Map<String, Object>> FAULTS =
      List.of(
          Map.of("kind", "deliver-then-504"),
          Map.of("kind", "deliver-then-reset"),
          Map.of("kind", "deliver-then-502-html"),
          Map.of("kind", "null-ids"),
          Map.of("kind", "reset-after-body"),
          Map.of("kind", "reject", "status", 429, "type", "too_many_requests"));

  private final Grounds grounds;
  private final Duration stuckAfter;
  private final List<RunningProcess> running = new ArrayList<>();
  private int started;

  /**
   * Controls that have not begun.
   *
   * @param stuckAfter after what time a claimed row is taken to be stuck
   */
  public Controls(Grounds grounds, Duration stuckAfter) {
    this.grounds = grounds;
    this.stuckAfter = stuckAfter;
  }

  /** Fills their queues and starts them. */
  public void start() throws PartFailedException {
    Map<Mistake, RunningProcess> victims = new EnumMap<>(Mistake.class);
    for (Mistake mistake : Mistake.values()) {
      plantFaults(mistake);
      new ControlQueue(grounds.database().jdbi(), mistake).fill(mistake, people(mistake));
      victims.put(mistake, startProcess(mistake));
      for (int process = 1; process < PROCESSES; process++) {
        running.add(startProcess(mistake));
      }
    }
    Patience.await(LONGEST, this::allHaveSent);
    Patience.pause(UNTIL_KILL);
    for (Map.Entry<Mistake, RunningProcess> victim : victims.entrySet()) {
      victim.getValue().kill();
      running.add(startProcess(victim.getKey()));
    }
  }

  /** Waits until all have done their queues. */
  public void awaitEnd() throws PartFailedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    for (RunningProcess process : running) {
      if (!process.awaitEnd(Duration.ofNanos(end - System.nanoTime()))) {
        throw process.failed("did not finish within " + LONGEST.toSeconds() + " s");
      }
      if (process.exitCode() != 0) {
        throw process.failed("ended with exit code " + process.exitCode());
      }
    }
  }

  /** What the receiver's ledger says of them; to be asked when they have ended. */
  public static List<ControlResult> results(List<Delivery> deliveries) {
    List<ControlResult> results = new ArrayList<>();
    for (Mistake mistake : Mistake.values()) {
      Map<String, Integer> got = new LinkedHashMap<>();
      people(mistake).forEach(person -> got.put(person, 0));
      deliveries.stream()
          .filter(delivery -> delivery.account().equals(mistake.account()))
          .forEach(delivery -> got.merge(delivery.person(), 1, Integer::sum));
      int twice = got.values().stream().mapToInt(times -> Math.max(times - 1, 0)).sum();
      int lost = (int) got.values().stream().filter(times -> times == 0).count();
      results.add(new ControlResult(mistake, PEOPLE, twice, lost));
    }
    return results;
  }

  private boolean allHaveSent() throws PartFailedException {
    for (RunningProcess process : running) {
      if (!process.isAlive() && process.exitCode() != 0) {
        throw process.failed("ended with exit code " + process.exitCode());
      }
    }
    for (Mistake mistake : Mistake.values()) {
      if (!grounds.provider().hasSeen(mistake.account())) {
        return false;
      }
    }
    return true;
  }

  private void plantFaults(Mistake mistake) throws PartFailedException {
    List<String> people = people(mistake);
    for (int number = 0; number < FAULTS.size(); number++) {
      Map<String, Object> fault = new LinkedHashMap<>(FAULTS.get(number));
      fault.put("account", mistake.account());
      fault.put("person", people.get(number));
      fault.put("count", 1);
      grounds.provider().plantFault(fault);
    }
  }

  private RunningProcess startProcess(Mistake mistake) throws PartFailedException {
    started++;
    DemoDatabase database = grounds.database();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Ddrill.stage=" + grounds.stage().directory(),
            "-cp",
            System.getProperty("java.class.path"),
            ControlMain.class.getName(),
            mistake.name(),
            database.jdbcUrl(),
            database.user(),
            grounds.provider().address().toString(),
            Long.toString(stuckAfter.toMillis()));
    return grounds
        .stage()
        .start(
            "control-%d-%s".formatted(started, mistake.name().toLowerCase(Locale.ROOT)),
            command,
            Map.of(PASSWORD, database.password()));
  }

  private static List<String> people(Mistake mistake) {
    return IntStream.rangeClosed(1, PEOPLE)
        .mapToObj(number -> "%s-person-%02d".formatted(mistake.account(), number))
        .toList();
  }
}
