package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Patience;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import io.sendonce.proof.cluster.Store;
import java.time.Duration;
import java.util.List;

/** Something beside the job fails once: the lane must go on. */
final class StuckAfter implements Case {

  private static final Duration STOCK = Lane.seconds(15);
  private static final Duration OURS = Lane.seconds(60);

  private final String id;
  private final String shows;
  private final Settings settings;
  private final int runsBefore;

  private StuckAfter(String id, String shows, Settings settings, int runsBefore) {
    this.id = id;
    this.shows = shows;
    this.settings = settings;
    this.runsBefore = runsBefore;
  }

  static StuckAfter listener() {
    return new StuckAfter(
        "E9",
        "a job listener throws once in jobWasExecuted",
        Settings.quick()
            .with(
                "org.quartz.jobListener.history.class",
                "io.sendonce.proof.node.FirstTimeBrokenListener"),
        1);
  }

  static StuckAfter jobFactory() {
    return new StuckAfter(
        "factory",
        "a job factory throws once",
        Settings.quick()
            .with(
                "org.quartz.scheduler.jobFactory.class",
                "io.sendonce.proof.node.FirstTimeBrokenFactory"),
        0);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String shows() {
    return shows;
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Node only = cluster.start(settings, "a").get(0);
    Lane.everyFromNow(only, Lane.seconds(0.2), Lane.seconds(1));
    long start = System.nanoTime();
    boolean goesOn =
        Patience.await(
            cluster.store() == Store.OURS ? OURS : STOCK,
            () -> cluster.diaries().runs().size() >= runsBefore + 2);
    Duration waited = Duration.ofNanos(System.nanoTime() - start);
    List<Run> runs = cluster.diaries().runs();
    String words =
        goesOn
            ? "goes on, %d runs in %s".formatted(runs.size(), Times.text(waited))
            : "trigger %s, no run for %s, %d before"
                .formatted(cluster.diaries().state(Lane.TRIGGER), Times.text(waited), runs.size());
    return Finding.of(!goesOn || cluster.diaries().overlaps() > 0, words);
  }
}
