package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Patience;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import io.sendonce.proof.node.NewJob;
import java.util.Optional;

/** A rolling deploy: the old node does not have the class of a new job; the new node has it. */
final class MissingClass implements Case {

  @Override
  public String id() {
    return "class";
  }

  @Override
  public String shows() {
    return "a job's class is missing on one node";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Settings settings = Settings.quick().with(Settings.IDLE_WAIT, 2000);
    cluster.start(
        settings.with(
            "org.quartz.scheduler.classLoadHelper.class", "io.sendonce.proof.node.OldNodeClasses"),
        "old");
    Node operator = cluster.operator(settings);
    operator.job(Lane.JOB, NewJob.class, Lane.seconds(0.2), false);
    operator.every(Lane.TRIGGER, Lane.JOB, Lane.in(Lane.seconds(0.5)), Lane.seconds(1));
    // The old node meets it first, and alone.
    Patience.pause(Lane.seconds(4));
    cluster.start(settings, "new");
    Optional<Run> run = cluster.diaries().awaitPerhaps(Lane.seconds(12), any -> true);
    Patience.await(Lane.seconds(6), () -> cluster.diaries().runs().size() >= 5);
    int runs = cluster.diaries().runs().size();
    String words =
        run.isEmpty()
            ? "trigger %s, no run on the new node".formatted(cluster.diaries().state(Lane.TRIGGER))
            : "%d runs on the new node".formatted(runs);
    return Finding.of(run.isEmpty() || runs < 5, words);
  }
}
