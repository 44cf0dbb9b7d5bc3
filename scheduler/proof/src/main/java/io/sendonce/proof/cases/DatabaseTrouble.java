package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Diaries;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Patience;
import io.sendonce.proof.cluster.Settings;
import io.sendonce.proof.node.RecordedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Busy lanes while the database is in trouble: none may run twice, all must go on afterwards. */
final class DatabaseTrouble implements Case {

  private static final Duration LONGEST = Lane.seconds(45);
  private static final List<String> SHORT = List.of("short-1", "short-2", "short-3");
  private static final String LONG = "long";

  private final String id;
  private final String shows;
  private final Trouble trouble;
  private final boolean harmsServer;

  private interface Trouble {
    void make(Cluster cluster) throws CaseFailedException;
  }

  private DatabaseTrouble(String id, String shows, Trouble trouble, boolean harmsServer) {
    this.id = id;
    this.shows = shows;
    this.trouble = trouble;
    this.harmsServer = harmsServer;
  }

  static DatabaseTrouble restart() {
    return new DatabaseTrouble(
        "restart",
        "PostgreSQL crashes (immediate) and is back after 2 s",
        cluster -> cluster.server().crash(Lane.seconds(2)),
        true);
  }

  static DatabaseTrouble sessions() {
    return new DatabaseTrouble(
        "sessions",
        "pg_terminate_backend on all sessions, again and again for 3 s",
        cluster -> {
          for (int time = 0; time < 10; time++) {
            cluster.diaries().terminateSessions();
            Patience.pause(Lane.seconds(0.3));
          }
        },
        false);
  }

  static DatabaseTrouble locks() {
    return new DatabaseTrouble(
        "locks",
        "the rows of QRTZ_LOCKS are held for 12 s",
        cluster -> cluster.diaries().holdLocks(Lane.seconds(12)),
        false);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String shows() {
    return shows;
  }

  /** Stock Quartz survives these, late; what counts is that ours does. */
  @Override
  public Demand demand() {
    return Demand.NOTHING;
  }

  @Override
  public boolean harmsServer() {
    return harmsServer;
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Node first = cluster.start(Settings.quick(), "a", "b").get(0);
    declare(first, LONG, Lane.seconds(16));
    for (String lane : SHORT) {
      declare(first, lane, Lane.seconds(0.4));
    }
    Diaries diaries = cluster.diaries();
    diaries.await(Lane.SOON, "the long lane runs", run -> run.job().equals(LONG));
    Patience.require(Lane.SOON, "all run", () -> diaries.runs().size() >= 10);
    trouble.make(cluster);
    Instant over = diaries.now();
    boolean allGoOn = Patience.await(LONGEST, () -> standing(diaries, over).isEmpty());
    return finding(diaries, over, allGoOn);
  }

  private static Finding finding(Diaries diaries, Instant over, boolean allGoOn) {
    int overlaps = diaries.overlaps();
    if (!allGoOn) {
      return Finding.of(
          true,
          "%s stand still for %s; %d overlaps"
              .formatted(standing(diaries, over), Times.text(LONGEST), overlaps));
    }
    Times back =
        new Times(
            SHORT.stream()
                .map(
                    lane ->
                        diaries
                            .first(run -> run.job().equals(lane) && run.began().isAfter(over))
                            .orElseThrow()
                            .after(over))
                .toList());
    return Finding.of(
        overlaps > 0,
        "short lanes back after %s; %d overlaps".formatted(Times.text(back.longest()), overlaps));
  }

  private static List<String> standing(Diaries diaries, Instant over) {
    List<String> going =
        diaries.runs().stream()
            .filter(run -> run.began().isAfter(over))
            .map(run -> run.job())
            .toList();
    return Stream.concat(SHORT.stream(), Stream.of(LONG))
        .filter(lane -> !going.contains(lane))
        .toList();
  }

  private static void declare(Node by, String lane, Duration takes) throws CaseFailedException {
    by.job(lane, RecordedJob.class, takes, false);
    by.every(lane, lane, Lane.in(Lane.seconds(0.5)), Lane.seconds(1));
  }
}
