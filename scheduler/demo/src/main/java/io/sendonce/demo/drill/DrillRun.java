package io.sendonce.demo.drill;

import io.sendonce.demo.drill.asked.DrillOptions;
import io.sendonce.demo.drill.asked.Policy;
import io.sendonce.demo.drill.campaign.Campaign;
import io.sendonce.demo.drill.campaign.Sample;
import io.sendonce.demo.drill.campaign.Tables;
import io.sendonce.demo.drill.cluster.Cluster;
import io.sendonce.demo.drill.cluster.Grounds;
import io.sendonce.demo.drill.cluster.Notices;
import io.sendonce.demo.drill.cluster.WrongClock;
import io.sendonce.demo.drill.control.ControlResult;
import io.sendonce.demo.drill.control.Controls;
import io.sendonce.demo.drill.oracle.Facts;
import io.sendonce.demo.drill.oracle.Judgement;
import io.sendonce.demo.drill.plan.Demands;
import io.sendonce.demo.drill.plan.FaultKind;
import io.sendonce.demo.drill.plan.Plan;
import io.sendonce.demo.drill.plan.PlannedFault;
import io.sendonce.demo.drill.play.DrillTimings;
import io.sendonce.demo.drill.play.Player;
import io.sendonce.demo.drill.report.RunResult;
import io.sendonce.demo.screen.Screen;
import io.sendonce.demo.stage.DemoDatabase;
import io.sendonce.demo.stage.DemoProvider;
import io.sendonce.demo.stage.Homes;
import io.sendonce.demo.stage.NodeSetup;
import io.sendonce.demo.stage.PartFailedException;
import io.sendonce.demo.stage.Patience;
import io.sendonce.demo.stage.Stage;
import io.sendonce.demo.verdict.Delivery;
import io.sendonce.demo.verdict.LedgerFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One run, from the first part's start to what is on record when nothing runs any more. */
final class DrillRun {

  private static final Duration TICK = Duration.ofMillis(200);

  /** Two cores keep up with so many messages a second. */
  private static final int PACE = 40;

  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private final DrillOptions options;
  private final long seed;
  private final Stage stage;
  private final Screen screen;
  private final List<String> leftOut = new ArrayList<>();
  private final List<String> news = new CopyOnWriteArrayList<>();
  private final int accounts;
  private final Plan plan;

  DrillRun(DrillOptions options, long seed, Stage stage, Screen screen) {
    this.options = options;
    this.seed = seed;
    this.stage = stage;
    this.screen = screen;
    this.accounts = accounts(options.size());
    this.plan =
        Plan.of(
            seed,
            new Demands(
                possible(), options.size().processFaults(), options.size().nodes(), accounts));
  }

  /**
   * Plays it.
   *
   * @param withControls whether the controls are run first
   */
  RunResult run(boolean withControls) throws PartFailedException {
    announce();
    Homes homes = Homes.ofThisBuild();
    DemoDatabase database = database();
    try {
      screen.line("  " + database.inItsOwnWords());
      DemoProvider provider =
          DemoProvider.start(
              stage,
              homes.simulator(),
              DrillTimings.DELAY,
              DrillTimings.TIMINGS.readBackLag(),
              seed);
      return run(new Grounds(stage, homes, database, provider), withControls);
    } finally {
      database.drop();
    }
  }

  private RunResult run(Grounds grounds, boolean withControls) throws PartFailedException {
    NodeSetup setup = setup(grounds);
    try (Cluster cluster = new Cluster(grounds, options.size().nodes(), setup)) {
      cluster.start();
      if (options.webhooks()) {
        cluster.subscribe();
      }
      if (withControls) {
        runControls(grounds);
      }
      cluster.awaitAll();
      Campaign campaign =
          new Campaign(grounds, setup, seed, options.size().messages(), accounts, span());
      Instant start = campaign.enqueue();
      tell(start, campaign.rows() + " rows queued: a file imported, and plain inserts");
      return observe(grounds, cluster, campaign, start, withControls);
    }
  }

  private void runControls(Grounds grounds) throws PartFailedException {
    screen.line("  controls: three processors that are known to be wrong, two processes each");
    Controls controls = new Controls(grounds, DrillTimings.TIMINGS.lease());
    controls.start();
    controls.awaitEnd();
    for (ControlResult result : Controls.results(ledger(grounds))) {
      screen.line("    " + result.text());
    }
  }

  private RunResult observe(
      Grounds grounds, Cluster cluster, Campaign campaign, Instant start, boolean withControls)
      throws PartFailedException {
    Tables tables = new Tables(grounds.database(), DrillTimings.TIMINGS);
    Watch watch = new Watch(tables, start, campaign.chores(), words -> tell(start, words));
    Player player = new Player(plan, grounds, cluster, words -> tell(start, words));
    while (!player.isOver() || !watch.isDone() || Instant.now().isBefore(start.plus(plan.end()))) {
      player.step(Duration.between(start, Instant.now()));
      tick(start, cluster, watch, player);
    }
    player.finish();
    Instant faultsEnd = Instant.now();
    Duration limit = limit(start, faultsEnd);
    tell(start, "no more faults; everything must be drained within " + limit.toSeconds() + " s");
    Instant drainedAt = awaitDrained(start, faultsEnd.plus(limit), cluster, watch, player);
    watch.end();
    Duration stopped = cluster.stop();
    return result(
        grounds,
        cluster,
        campaign,
        new RunResult.Times(start, faultsEnd, drainedAt, limit, stopped),
        new RunResult.Faults(
            plan.faults().stream().map(PlannedFault::text).toList(),
            player.played(),
            player.failures()),
        watch.samples(),
        withControls);
  }

  private @Nullable Instant awaitDrained(
      Instant start, Instant end, Cluster cluster, Watch watch, Player player)
      throws PartFailedException {
    Instant asked = Instant.now();
    Sample now = watch.latest();
    while (!(now.at().isAfter(asked) && now.isDrained())) {
      if (Instant.now().isAfter(end)) {
        screen.endProgress(line(start, now, cluster, player));
        return null;
      }
      tick(start, cluster, watch, player);
      now = watch.latest();
    }
    screen.endProgress(line(start, now, cluster, player));
    return now.at();
  }

  private void tick(Instant start, Cluster cluster, Watch watch, Player player)
      throws PartFailedException {
    cluster.supervise().forEach(words -> tell(start, words));
    screen.progress(line(start, watch.latest(), cluster, player));
    Patience.pause(TICK);
  }

  private RunResult result(
      Grounds grounds,
      Cluster cluster,
      Campaign campaign,
      RunResult.Times times,
      RunResult.Faults faults,
      List<Sample> samples,
      boolean withControls)
      throws PartFailedException {
    Tables tables = new Tables(grounds.database(), DrillTimings.TIMINGS);
    List<Delivery> all = ledger(grounds);
    List<Delivery> ours =
        all.stream().filter(one -> !one.account().startsWith(Controls.ACCOUNTS)).toList();
    Judgement judgement =
        Judgement.of(
            new Facts(
                campaign.wanted(), tables.rows(), tables.remembered(), tables.attempts(), ours));
    return new RunResult(
        new RunResult.Conditions(
            seed,
            options.size().messages(),
            options.size().nodes(),
            accounts,
            options.policy(),
            options.webhooks(),
            grounds.database().inItsOwnWords(),
            machine(),
            leftOut),
        times,
        faults,
        judgement,
        tables.doubts(),
        new RunResult.Course(
            cluster.lives(), samples, ours.stream().map(Delivery::at).toList(), List.copyOf(news)),
        withControls ? Controls.results(all) : List.of());
  }

  private void announce() {
    screen.line(
        "Sendonce drill, seed %d: %d messages, %d accounts, %d nodes, policy %s%s"
            .formatted(
                seed,
                options.size().messages(),
                accounts,
                options.size().nodes(),
                options.policy().word(),
                options.webhooks() ? ", webhooks" : ""));
    screen.line("  everything is in " + stage.directory() + "; Ctrl-C stops all of it");
    leftOut.forEach(words -> screen.line("  left out: " + words));
    screen.line(
        "  the plan: %d faults, %d of processes and the database"
            .formatted(plan.faults().size(), plan.processFaults()));
    plan.faults().forEach(fault -> screen.line("  " + fault.text()));
  }

  private DemoDatabase database() throws PartFailedException {
    String given = options.places().jdbcUrl();
    return given == null
        ? DemoDatabase.start(stage)
        : DemoDatabase.given(given, "sendonce_drill_" + ProcessHandle.current().pid());
  }

  private NodeSetup setup(Grounds grounds) {
    Map<String, String> settings = new HashMap<>(DrillTimings.settings());
    settings.put("uncertain.policy", options.policy().word());
    if (options.webhooks()) {
      settings.putAll(Notices.SETTINGS);
    }
    return new NodeSetup(
        grounds.database().addresses(grounds.provider()),
        Math.max(16, accounts),
        DrillTimings.TIMINGS,
        settings,
        DrillTimings.quartz());
  }

  /** What can be played here; the rest is told. */
  private Set<FaultKind> possible() {
    Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    kinds.addAll(options.faults().kinds());
    if (options.places().jdbcUrl() != null && kinds.remove(FaultKind.POSTGRES_CRASH)) {
      leftOut.add("postgres-crash: a given server is not restarted");
    }
    if (WrongClock.library().isEmpty() && kinds.remove(FaultKind.CLOCK_WRONG)) {
      leftOut.add("clock-wrong: libfaketime is not installed (Debian's package faketime)");
    }
    if (options.policy() == Policy.RETRY
        && !options.faults().named()
        && kinds.remove(FaultKind.LATE_LANDING)) {
      leftOut.add(
          "late-landing: what the policy retry cannot see; --policy retry --faults late-landing shows it");
    }
    return kinds;
  }

  /** Messages fall due over the whole time in which things go wrong. */
  private Duration span() {
    Duration paced = Duration.ofMillis(1000L * options.size().messages() / PACE);
    Duration longer = plan.end().compareTo(paced) > 0 ? plan.end() : paced;
    return longer.compareTo(SHORTEST) > 0 ? longer : SHORTEST;
  }

  /** Enough that a third of them could do it. */
  private static int accounts(DrillOptions.Size size) {
    int seconds = Math.max(Math.max(10, size.messages() / PACE), size.processFaults() * 15 / 4);
    return Math.min(400, Math.max(10, 3 * size.messages() / seconds));
  }

  private Duration limit(Instant start, Instant faultsEnd) {
    Duration asked = options.limit();
    if (asked != null) {
      return Duration.between(faultsEnd, start.plus(asked));
    }
    Duration due = Duration.between(faultsEnd, start.plus(span()));
    Duration drain = DrillTimings.longestDrain(options.size().messages(), accounts);
    return due.isNegative() ? drain : drain.plus(due);
  }

  private List<Delivery> ledger(Grounds grounds) throws PartFailedException {
    try {
      return LedgerFile.read(grounds.provider().ledger());
    } catch (IOException e) {
      throw new PartFailedException("the provider's ledger could not be read: " + e, e);
    }
  }

  private void tell(Instant start, String words) {
    String line =
        "%6.1f s  %s".formatted(Duration.between(start, Instant.now()).toMillis() / 1000.0, words);
    news.add(line);
    screen.line("  " + line);
  }

  private String line(Instant start, Sample now, Cluster cluster, Player player) {
    return "%4d s  sent %d/%d  in flight %d  waiting %d  uncertain %d  nodes %d/%d  faults %d/%d"
        .formatted(
            Duration.between(start, Instant.now()).toSeconds(),
            now.sent(),
            now.total(),
            now.inFlight(),
            now.waiting(),
            now.uncertain(),
            cluster.alive(),
            options.size().nodes(),
            player.played().size(),
            plan.faults().size());
  }

  private static String machine() {
    return "%d cores, JDK %s, %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version"),
            System.getProperty("os.name"));
  }
}
