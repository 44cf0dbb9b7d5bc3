package io.sendonce.demo.drill.play;

import io.sendonce.demo.drill.campaign.Campaign;
import io.sendonce.demo.drill.cluster.Cluster;
import io.sendonce.demo.drill.cluster.Grounds;
import io.sendonce.demo.drill.cluster.Node;
import io.sendonce.demo.drill.plan.FaultKind;
import io.sendonce.demo.drill.plan.FaultKind.Hits;
import io.sendonce.demo.drill.plan.Plan;
import io.sendonce.demo.drill.plan.PlannedFault;
import io.sendonce.demo.drill.wire.Wire.Side;
import io.sendonce.demo.stage.PartFailedException;
import io.sendonce.demo.stage.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Plays a plan: starts each fault at its time and takes it back when it is over. */
public final class Player {

  private static final int[] CLOCK_JUMPS = {-3600, -300, -15, 15, 300, 3600};

  private final Plan plan;
  private final Cluster cluster;
  private final DatabaseHarm databaseHarm;
  private final ProviderHarm providerHarm;
  private final Grounds grounds;
  private final Consumer<String> told;
  private final List<Thread> faults = new ArrayList<>();
  private final List<PlayedFault> played = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private int next;

  /**
   * A player that has not begun.
   *
   * @param told is told in a line what happens
   */
  public Player(Plan plan, Grounds grounds, Cluster cluster, Consumer<String> told) {
    this.plan = plan;
    this.grounds = grounds;
    this.cluster = cluster;
    this.databaseHarm = new DatabaseHarm(grounds.database());
    this.providerHarm = new ProviderHarm(grounds.provider());
    this.told = told;
  }

  /** Begins what is due. */
  public void step(Duration sinceStart) {
    while (next < plan.faults().size() && plan.faults().get(next).at().compareTo(sinceStart) <= 0) {
      PlannedFault fault = plan.faults().get(next);
      next++;
      Thread thread = new Thread(() -> play(fault), "fault-" + next);
      thread.setDaemon(true);
      thread.start();
      faults.add(thread);
    }
  }

  /** Whether every fault has begun and is over. */
  public boolean isOver() {
    return next == plan.faults().size() && faults.stream().noneMatch(Thread::isAlive);
  }

  /** Takes back whatever is left. */
  public void finish() throws PartFailedException {
    databaseHarm.unlockQueue();
    databaseHarm.makeRoom();
    cluster.mend();
    grounds.provider().clearFaults();
  }

  /** What happened. */
  public List<PlayedFault> played() {
    return List.copyOf(played);
  }

  /** What could not be played, and why. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  private void play(PlannedFault fault) {
    List<String> victims = victims(fault);
    Instant from = Instant.now();
    told.accept(
        "%-24s %s%s"
            .formatted(
                fault.kind().wireName(),
                fault.hits(Hits.NODE) ? victims.get(0) : fault.victim(),
                fault.length().isZero()
                    ? ""
                    : " for %.1f s".formatted(fault.length().toMillis() / 1000.0)));
    try {
      String note = harm(fault, victims);
      played.add(new PlayedFault(fault.kind(), victims, from, Instant.now(), note));
    } catch (PartFailedException | RuntimeException e) {
      String failure = fault.kind().wireName() + " on " + fault.victim() + ": " + e.getMessage();
      failures.add(failure);
      told.accept("could not be played: " + failure);
    }
  }

  private List<String> victims(PlannedFault fault) {
    return switch (fault.kind().hits()) {
      case NODE -> List.of(cluster.node(fault.victims().get(0)).name());
      case DATABASE -> List.of();
      case ACCOUNTS -> fault.victims().stream().map(Campaign::account).toList();
    };
  }

  /** Does the harm, waits and takes it back; what is to be told of it. */
  private String harm(PlannedFault fault, List<String> victims) throws PartFailedException {
    return switch (fault.kind().hits()) {
      case NODE -> harmNode(fault, cluster.node(fault.victims().get(0)));
      case DATABASE -> harmDatabase(fault);
      case ACCOUNTS -> harmAccounts(fault, victims);
    };
  }

  private String harmNode(PlannedFault fault, Node node) throws PartFailedException {
    Duration length = fault.length();
    switch (fault.kind()) {
      case SIGKILL -> {
        node.kill();
        Patience.pause(length);
        node.start();
      }
      case SIGTERM -> {
        Duration took = node.stop();
        Patience.pause(length);
        node.start();
        return "stopped in %.1f s".formatted(took.toMillis() / 1000.0);
      }
      case SIGSTOP -> during(length, node::pause, node::wake);
      case CLOCK_WRONG -> {
        int jump = CLOCK_JUMPS[fault.draw() % CLOCK_JUMPS.length];
        during(length, () -> node.setClock(jump), () -> node.setClock(0));
        return "%+d s".formatted(jump);
      }
      case CUT_BEFORE_COMMIT -> {
        return cut(fault, node, Side.BEFORE);
      }
      case CUT_AFTER_COMMIT -> {
        return cut(fault, node, Side.AFTER);
      }
      case DATABASE_HALF_OPEN -> during(length, node.toDatabase()::hold, node.toDatabase()::open);
      case DATABASE_SLOW -> during(length, node.toDatabase()::slow, node.toDatabase()::open);
      case DATABASE_RESET -> node.toDatabase().reset();
      case PROVIDER_HALF_OPEN -> during(length, node.toProvider()::hold, node.toProvider()::open);
      case PROVIDER_SLOW -> during(length, node.toProvider()::slow, node.toProvider()::open);
      case PROVIDER_RESET -> node.toProvider().reset();
      default -> throw new IllegalArgumentException(fault.kind() + " hits no node");
    }
    return "";
  }

  private static String cut(PlannedFault fault, Node node, Side side) {
    node.toDatabase().cutAtCommit(side, 1 + fault.draw() % 5);
    Patience.pause(fault.length());
    int made = node.toDatabase().cutsMade();
    node.toDatabase().open();
    return made + " cut";
  }

  private String harmDatabase(PlannedFault fault) throws PartFailedException {
    Duration length = fault.length();
    switch (fault.kind()) {
      case POSTGRES_CRASH ->
          during(length, grounds.database()::crash, grounds.database()::startAgain);
      case BACKENDS_TERMINATED -> {
        return databaseHarm.terminateAll() + " sessions";
      }
      case TABLE_LOCKED ->
          during(length, () -> databaseHarm.lockQueue(length), databaseHarm::unlockQueue);
      case DATABASE_READ_ONLY ->
          during(length, databaseHarm::takeNoWrites, databaseHarm::takeWrites);
      case DATABASE_FULL -> during(length, databaseHarm::fillUp, databaseHarm::makeRoom);
      default -> throw new IllegalArgumentException(fault.kind() + " does not hit the database");
    }
    return "";
  }

  private String harmAccounts(PlannedFault fault, List<String> accounts)
      throws PartFailedException {
    providerHarm.begin(fault, accounts);
    if (ProviderHarm.spoilsReads(fault.kind())) {
      // The first doubts are looked into so long after they came up.
      Duration untilLooks = DrillTimings.LOOK;
      Patience.pause(untilLooks);
      providerHarm.beginReads(fault.kind(), accounts, fault.length().minus(untilLooks));
      Patience.pause(fault.length().minus(untilLooks));
    } else {
      Patience.pause(fault.length());
    }
    if (fault.kind() == FaultKind.LATE_LANDING) {
      // Nothing is over before the last of them has landed.
      Patience.pause(ProviderHarm.LATE);
    }
    return "";
  }

  private interface Step {
    void run() throws PartFailedException;
  }

  /** Takes back what was done even where doing it failed half-way. */
  private static void during(Duration length, Step begin, Step end) throws PartFailedException {
    try {
      begin.run();
      Patience.pause(length);
    } finally {
      end.run();
    }
  }
}
